"""Pages as tests read them, and somebody with a role who reads them without having been at the issuer."""

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from io import BytesIO
from typing import Final, TypeAlias
from uuid import uuid4

from services.portal.tests.browsing import Browser
from services.portal.tests.stub import PLANTED

from plp_kit.web.roles import Role
from portal.site.current import COOKIE
from portal.site.signed_in import Secret, SignedIn

A_DATE: Final = ["12", "4", "2021"]
"""In three boxes of one name."""
A_FILE: Final = b"Email,Name\r\nada@example.nhs.uk,Ada\r\n"
VALUES: Final = frozenset({"value"})
"""Attributes in which what people wrote may be."""


def sign_in_with(browser: Browser, role: Role) -> None:
    secret = Secret("a token", PLANTED, "https://issuer.test", "ada", signed_in_at=time.time())
    signed_in = SignedIn("rha", frozenset({role}), datetime.now(UTC) + timedelta(hours=1), secret, uuid4())
    browser.client.set_cookie(COOKIE, browser.wiring.sessions.begin(signed_in), secure=True)


@dataclass
class Parsed(HTMLParser):
    """Where the planted text is on a page, and its forms."""

    html: str
    misplaced: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    seen: int = 0
    boxes: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    _open: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._open = tag
        if tag == "x-planted":
            self.misplaced.append("an element")
        self.misplaced += [f"{tag} {name}" for name, value in said.items() if "onx=" in name + value and name not in VALUES]
        self.seen += any("{{7*7}}" in value for value in said.values())
        if tag == "form":
            self.forms.append({})
        if tag in {"input", "textarea", "select"}:
            self.forms[-1][said["name"]] = said.get("value", "")
        if tag == "option" and "selected" in said:
            self.forms[-1][list(self.forms[-1])[-1]] = said["value"]
        if said.get("type") == "file":
            self.files.add(said["name"])
        self.boxes[said.get("name", "")] += said.get("inputmode") == "numeric"

    def handle_data(self, data: str) -> None:
        self.seen += data.count("{{7*7}}")
        if "{{7*7}}" in data and self._open in {"script", "style"}:
            self.misplaced.append(self._open)
        if self._open == "textarea":
            self.forms[-1][list(self.forms[-1])[-1]] += data

    @property
    def has_form(self) -> bool:
        return any("nonce" in fields for fields in self.forms)

    @property
    def fields(self) -> dict[str, str]:
        """Of the form that the page is for."""
        return next(fields for fields in self.forms if "nonce" in fields)

    @property
    def filled(self) -> "dict[str, Filled]":
        """The same with a date in its boxes, and a file where one is to be chosen."""
        return {name: self._filled(name, value) for name, value in self.fields.items()}

    def _filled(self, name: str, value: str) -> "Filled":
        if name in self.files:
            return BytesIO(A_FILE), "list.csv"
        return A_DATE if self.boxes[name] == len(A_DATE) else value


Filled: TypeAlias = str | list[str] | tuple[BytesIO, str]
