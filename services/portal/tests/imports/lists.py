"""A facilitator at the pages about lists, with the real recruitment behind them, and what those pages say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Final

from services.portal.tests.browsing import Browser
from services.portal.tests.parsed import Parsed
from urllib3 import encode_multipart_formdata
from werkzeug.test import TestResponse

from plp_testkit.http import ISSUER, Person
from portal.site.current import COOKIE
from portal.site.signed_in import Secret, SignedIn

CHANNEL: Final = "Staff network"
SHOWN: Final = frozenset({"dt", "dd", "tr", "li"})


@dataclass
class Told(HTMLParser):
    """What a page says: facts by their names, the rows of its tables, and the lines of its lists."""

    html: str
    facts: dict[str, str] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _text: str = ""
    _name: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag in SHOWN:
            self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        text = " ".join(self._text.split())
        match tag:
            case "dt":
                self._name = text
            case "dd":
                self.facts[self._name] = text
            case "tr":
                self.rows.append(text)
            case "li":
                self.lines.append(text)
            case _:
                pass

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())


@dataclass(frozen=True, slots=True)
class Facilitator:
    browser: Browser
    cohort: str

    def signs_in(self, person: Person) -> None:
        secret = Secret(person.token, "Gita", ISSUER, person.subject)
        until = datetime.now(UTC) + timedelta(hours=1)
        session = SignedIn(person.tenant, person.roles, until, secret, person.id)
        self.browser.client.set_cookie(COOKIE, self.browser.wiring.sessions.begin(session), secure=True)

    def fields(self, path: str) -> dict[str, str]:
        return Parsed(self.browser.client.get(path).text).fields

    def sends(
        self, data: bytes, name: str = "list.csv", page: str = "import", fields: dict[str, str] | None = None
    ) -> TestResponse:
        """A list, as a browser sends it; with the fields of an earlier look at the page, or of a new one."""
        at = f"/cohorts/{self.cohort}/{page}"
        said = {**(fields or self.fields(at)), **({"channel": CHANNEL} if page == "import" else {})}
        return self.posts(at, {**said, "file": (name, data)})

    def posts(self, at: str, fields: Mapping[str, str | tuple[str, bytes]]) -> TestResponse:
        """A form with a file: its name, and what is in it."""
        body, kind = encode_multipart_formdata(dict(fields))
        return self.browser.client.post(at, data=body, content_type=kind)

    def looks(self, sent: TestResponse) -> TestResponse:
        """At the page to which it leads, and from there on."""
        while sent.location:
            sent = self.browser.client.get(sent.location)
        return sent

    def names(self, sent: TestResponse, columns: Mapping[str, int]) -> TestResponse:
        """Which column is which, from the page to which it led."""
        at = sent.request.path.replace("/check", "/columns")
        fields = {**self.fields(at), **{name: str(place) for name, place in columns.items()}}
        return self.looks(self.browser.client.post(at, data=fields))
