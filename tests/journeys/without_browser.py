"""Somebody at the portal without a browser: a page is got and parsed, and its form sent with what it had and what is typed.

What is sent follows from the page alone, so a field, a token or a button that changes is met as a browser would meet it.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import Cookie
from typing import Final, Self, TypeAlias
from urllib.parse import urldefrag, urljoin

import requests
from requests.cookies import RequestsCookieJar

SECONDS: Final = 30
TYPED: Final = frozenset({"text", "email", "textarea"})
Fields: TypeAlias = list[tuple[str, str]]


@dataclass(slots=True)
class Control:
    """`kind` is an input's type, or `textarea`. `sent`: whether a browser sends it as it is."""

    kind: str
    name: str
    value: str
    sent: bool


@dataclass(slots=True)
class Form:
    action: str
    controls: list[Control] = field(default_factory=list)
    buttons: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    """By their text, and by their value where they have one: what each sends of itself."""

    def of(self, kind: str) -> dict[str, list[Control]]:
        """Of this kind, by name."""
        names = dict.fromkeys(each.name for each in self.controls if each.kind == kind)
        return {name: [each for each in self.controls if (each.kind, each.name) == (kind, name)] for name in names}

    @property
    def typed(self) -> list[Control]:
        return [each for each in self.controls if each.kind in TYPED]

    def pressed(self, button: str) -> Fields:
        """Raises KeyError where there is no such button."""
        own = self.buttons[button]
        return [*((each.name, each.value) for each in self.controls if each.sent), *([own] if own else [])]


@dataclass
class Page(HTMLParser):
    """A page as it was answered: its heading, its links by text, and its forms."""

    url: str
    html: str = field(repr=False)
    heading: str = ""
    links: dict[str, str] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list, repr=False)
    _in: dict[str, str] = field(default_factory=dict)
    """What is open of what has a text, with the text so far."""
    _said: dict[str, str] = field(default_factory=dict)
    _form: Form | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(urljoin(self.url, said.get("action", self.url)))
            self.forms.append(self._form)
        if tag in {"h1", "a", "button", "textarea"}:
            self._in[tag], self._said = "", said
        if tag == "input" and self._form:
            kind = said.get("type", "text")
            sent = kind not in {"checkbox", "radio"} or "checked" in said
            self._form.controls.append(Control(kind, said["name"], said.get("value", ""), sent))

    def handle_data(self, data: str) -> None:
        for tag in self._in:
            self._in[tag] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        text = self._in.pop(tag, None)
        if text is None:
            return
        if tag == "h1":
            self.heading = " ".join(text.split())
        elif tag == "a":
            self.links.setdefault(" ".join(text.split()), urljoin(self.url, self._said["href"]))
        elif self._form:
            self._ended(self._form, tag, text)

    def _ended(self, form: Form, tag: str, text: str) -> None:
        if tag == "textarea":
            form.controls.append(Control(tag, self._said["name"], text.removeprefix("\n"), sent=True))
            return
        own = (self._said["name"], self._said["value"]) if "name" in self._said else None
        form.buttons[" ".join(text.split())] = own
        if own:
            form.buttons[own[1]] = own

    def form(self, button: str) -> Form:
        """The one with this button. Raises AssertionError."""
        assert any(button in form.buttons for form in self.forms), f"no button {button!r} on {self.heading!r}"
        return next(form for form in self.forms if button in form.buttons)


class _Cookies(RequestsCookieJar):
    """On this machine secure cookies are sent without TLS, as browsers do."""

    def set_cookie(self, cookie: Cookie, *args: object, **named: object) -> None:
        cookie.secure = False
        super().set_cookie(cookie, *args, **named)


class Caller:
    """With one connection to each server, which stays open. A page that is an error raises."""

    def __init__(self, portal: str) -> None:
        self.portal, self._http = portal, requests.Session()
        self._http.trust_env = False
        self._http.cookies = _Cookies()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def opens(self, path: str) -> Page:
        return self._page(self._http.get(urljoin(self.portal, path), timeout=SECONDS))

    def follows(self, page: Page, link: str) -> Page:
        """Raises KeyError where there is no such link."""
        return self.opens(page.links[link])

    def presses(self, page: Page, button: str) -> Page:
        form = page.form(button)
        return self._page(self._http.post(form.action, form.pressed(button), timeout=SECONDS))

    def signs_in_for(self, path: str, subject: str) -> Page:
        """From the first page, which a page of one's own leads to, and then at the issuer. Returns the page at `path`."""
        return self.presses(self.follows(self.opens(path), "Sign in"), subject)

    def _page(self, answered: requests.Response) -> Page:
        answered.raise_for_status()
        return Page(urldefrag(answered.url).url, answered.text)
