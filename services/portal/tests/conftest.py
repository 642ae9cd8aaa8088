"""The portal for one test: on a real database, with the real issuer behind a socket, and a browser without JavaScript."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Final, Protocol
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask, request
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import Headers
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from plp_demo.issuer.app import create_issuer
from plp_demo.issuer.settings import Client, IssuerSettings
from plp_demo.servers.ports import free_port
from plp_kit.process.settings import Environment
from plp_kit.web.tokens import verifier
from plp_testkit.fixtures.services import MakeServiceDatabase, ServiceDatabase
from plp_testkit.http import people_without_a_vault
from portal import service
from portal.settings import Settings
from portal.site.calls import Service
from portal.site.wiring import Wiring

SECRET: Final = "of one test"
PUBLIC: Final = "http://127.0.0.1:9"
PEOPLE: Final = {"facilitator": "rha|garbutta", "evaluator": "rha|kariukib", "nobody": "rha|yardleyc"}
NAMES: Final = {"facilitator": "Ada <b>Garbutt</b>", "evaluator": "Ben Kariuki", "nobody": "Cai Yardley"}
ROLES: Final = {"facilitator": ["facilitator"], "evaluator": ["evaluator", "dpo"], "nobody": []}


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


@pytest.fixture
def serve_app() -> Iterator[ServeApp]:
    """Serves an app on a free port to the end of the test."""
    with ExitStack() as serving:
        yield lambda app: serving.enter_context(served(app, free_port()))


class People:
    """Whom the issuer knows."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "people.json"
        self.reset()

    def reset(self) -> None:
        self.file.write_text(json.dumps([_person(name) for name in PEOPLE]))

    def change(self, who: str, **changed: object) -> None:
        self.file.write_text(json.dumps([_person(name) | (changed if name == who else {}) for name in PEOPLE]))

    def remove(self, who: str) -> None:
        self.file.write_text(json.dumps([_person(name) for name in PEOPLE if name != who]))


@pytest.fixture(scope="session")
def issuer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("issuer")


@pytest.fixture
def people(issuer_folder: Path) -> Iterator[People]:
    """What a test changes is taken back."""
    people = People(issuer_folder)
    yield people
    people.reset()


@pytest.fixture(scope="session")
def issuer(issuer_folder: Path) -> Iterator[str]:
    folder, port = issuer_folder, free_port()
    People(folder)
    clients = (Client("portal", SECRET, (f"{PUBLIC}/sign-in/callback",)),)
    with served(create_issuer(_issuer_settings(folder, port, clients)), port) as url:
        yield url


def _person(name: str) -> dict[str, object]:
    return {"sub": PEOPLE[name], "name": NAMES[name], "tenant": "rha", "roles": ROLES[name]}


def _issuer_settings(folder: Path, port: int, clients: tuple[Client, ...]) -> IssuerSettings:
    return IssuerSettings(f"http://127.0.0.1:{port}", folder / "people.json", folder / "key.json", clients)


@pytest.fixture(scope="session")
def own_ids(issuer: str) -> Iterator[str]:
    """A service that knows everybody who has a role, and nothing else."""
    app, people, believed = Flask("own_ids"), people_without_a_vault(), verifier(issuer, production=False)

    @app.get("/me")
    def me() -> ResponseReturnValue:
        holder = believed.holder(request.headers["Authorization"].removeprefix("Bearer "))
        return {"id": str(people.person_of(holder, holder.tenant))} if holder.roles else ({}, 403)

    with served(app, free_port()) as url:
        yield url


@pytest.fixture
def database(make_service_database: MakeServiceDatabase) -> ServiceDatabase:
    """The portal's as the platform makes it: without the kit's tables."""
    return make_service_database("portal", files("portal.migrations"), kit=())


@pytest.fixture
def settings(database: ServiceDatabase, issuer: str, own_ids: str) -> Settings:
    """No service answers, but who somebody is, unless a test serves one."""
    return _settings(database.url("plp_app"), issuer, own_ids)


def _settings(database_url: str, issuer: str, own_ids: str) -> Settings:
    return Settings(
        environment=Environment.TEST,
        database_url=database_url,
        owner_database_url="",
        issuer=issuer,
        client_id="portal",
        client_secret=SECRET,
        session_secret=SECRET,
        host="127.0.0.1",
        port=0,
        public_url=PUBLIC,
        exit_url="https://weather.test/today",
        services={**dict.fromkeys(Service, "http://127.0.0.1:1"), Service.RECRUITMENT: own_ids, Service.INSIGHTS: own_ids},
        traces=None,
        scopes="openid offline_access",
    )


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

    def post(self, path: str, **form: str) -> Page:
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


@pytest.fixture
def open_browser(settings: Settings) -> Iterator[OpenBrowser]:
    """Each browser has a portal of its own, with these services behind it, and these settings changed."""
    with ExitStack() as closing:

        def make(services: Mapping[Service, str] | None = None, **changed: str) -> Browser:
            wiring = service.wiring(replace(settings, services=services or settings.services, **changed))  # type: ignore[arg-type]
            closing.callback(wiring.close)
            return Browser(service.create_app(wiring).test_client(), wiring)

        yield make


@pytest.fixture
def app() -> Iterator[Flask]:
    """Without a database, for what needs none."""
    wiring = service.wiring(_settings("host=127.0.0.1 port=1", "http://127.0.0.1:1", "http://127.0.0.1:1"))
    yield service.create_app(wiring)
    wiring.close()


@pytest.fixture
def browser(open_browser: OpenBrowser) -> Browser:
    return open_browser()
