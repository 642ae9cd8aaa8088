"""A browser without JavaScript, which checks on each page what every page must have."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from threading import Thread
from typing import Protocol
from urllib.parse import urlsplit

import requests
from flask import Flask
from flask.testing import FlaskClient
from services.portal.tests.people import PEOPLE
from werkzeug.datastructures import Headers
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from portal.site.calls import Service
from portal.site.wiring import Wiring


@contextmanager
def served(app: Flask, port: int) -> Iterator[str]:
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.01,))  # As often as that it looks whether it is to stop.
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class ServeApp(Protocol):
    def __call__(self, app: Flask) -> str: ...


class Outline(HTMLParser):
    """The headings, links, title and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.title = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.update(name for name, _ in attrs)
        if tag == "h1":
            self.headings.append("")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "h1" in self._open:
            self.headings[-1] += data
        if self._open[-1:] == ["title"]:
            self.title += data


@dataclass(frozen=True, slots=True)
class Page:
    status: int
    headers: Headers
    html: str

    @property
    def text(self) -> str:
        """Without tags and with single spaces; what is escaped stays escaped."""
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.html)).replace(" .", ".")

    @property
    def outline(self) -> Outline:
        return Outline(self.html)

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


@dataclass(slots=True)
class Browser:
    """Checks on each page what every page must have."""

    client: FlaskClient
    wiring: Wiring

    def get(self, path: str) -> Page:
        return self._look(self.client.get(path))

    def post(self, path: str, **form: str | list[str]) -> Page:
        return self._look(self.client.post(path, data=form))

    def sign_in(self, who: str, path: str = "/sign-in") -> Page:
        return self.get(self.come_back(self.get(path).location, who))

    def come_back(self, address: str, who: str) -> str:
        """The person chooses who they are at the issuer, which sends them back."""
        page = requests.get(address, timeout=10)
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        choice = {**hidden, "person": PEOPLE[who]}
        response = requests.post(address.partition("?")[0], choice, allow_redirects=False, timeout=10)
        callback = urlsplit(response.headers["Location"])
        return f"{callback.path}?{callback.query}"

    def token_of(self, page: Page) -> str:
        """The token in the page's forms; empty when there is none."""
        match = re.search(r'name="form_token" value="([0-9a-f]+)"', page.html)
        return match.group(1) if match else ""

    def _look(self, response: TestResponse) -> Page:
        text = response.text if (response.mimetype or "").startswith("text/") else ""
        page = Page(response.status_code, response.headers, text)
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self' 'nonce-")
        if response.mimetype == "text/html" and not page.location:
            assert page.headers["Cache-Control"] == "no-store"
            _check(page.outline)
        return page


def _check(outline: Outline) -> None:
    assert len(outline.headings) == 1
    heading = re.sub(r"\s+", " ", outline.headings[0]).strip()
    assert heading
    assert outline.title.endswith(" - Parallel Learning Partnerships")
    assert not outline.title.startswith((" -", "None"))
    assert {"/worried", "/privacy", "/accessibility", "/cookies"} <= set(outline.links)
    assert not {name for name in outline.attributes if name == "style" or name.startswith("on")}


class OpenBrowser(Protocol):
    def __call__(self, services: Mapping[Service, str] | None = None, **changed: str) -> Browser: ...
