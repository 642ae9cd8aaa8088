"""The portal for one test: on a real database, with the real issuer behind a socket, and a browser without JavaScript."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from flask import Flask, request
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import Browser, OpenBrowser, ServeApp, served
from services.portal.tests.people import People

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
from portal.site.wiring import Wiring, wire

SECRET: Final = "of one test"
PUBLIC: Final = "http://127.0.0.1:9"


@pytest.fixture
def serve_app() -> Iterator[ServeApp]:
    """Serves an app on a free port to the end of the test."""
    with ExitStack() as serving:
        yield lambda app: serving.enter_context(served(app, free_port()))


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


class Portals:
    """Those that no test uses. One that is wired anew has its templates compiled, and its routes.

    A view that a test put in a page's place is taken back.
    """

    def __init__(self) -> None:
        self._free: list[Flask] = []

    @contextmanager
    def wired(self, wiring: Wiring) -> Iterator[Flask]:
        app = self._free.pop() if self._free else service.create_app(wiring)
        wire(app, wiring)
        views = dict(app.view_functions)
        yield app
        app.view_functions.update(views)
        self._free.append(app)
        wiring.close()


@pytest.fixture(scope="session")
def portals() -> Portals:
    return Portals()


@pytest.fixture
def open_browser(settings: Settings, portals: Portals) -> Iterator[OpenBrowser]:
    """Each browser has a portal of its own, with these services behind it, and these settings changed."""
    with ExitStack() as closing:

        def make(services: Mapping[Service, str] | None = None, **changed: str) -> Browser:
            wiring = service.wiring(replace(settings, services=services or settings.services, **changed))  # type: ignore[arg-type]
            return Browser(closing.enter_context(portals.wired(wiring)).test_client(), wiring)

        yield make


@pytest.fixture
def app(portals: Portals) -> Iterator[Flask]:
    """Without a database, for what needs none."""
    wiring = service.wiring(_settings("host=127.0.0.1 port=1", "http://127.0.0.1:1", "http://127.0.0.1:1"))
    with portals.wired(wiring) as app:
        yield app


@pytest.fixture
def browser(open_browser: OpenBrowser) -> Browser:
    return open_browser()
