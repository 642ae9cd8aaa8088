"""The portal of the estate, before the estate's services, asked by people who are signed in to it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Final
from uuid import uuid4

import msgspec
from flask import Flask
from werkzeug.serving import make_server

from plp_kit.process.settings import Environment
from plp_kit.web.guards import Route, routes
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_operate.deployment.services import PORTAL
from plp_testkit.http import Signer, new_subject
from portal import service as portal
from portal.settings import Settings
from portal.signposts.calls import ReadSignpost
from portal.signposts.present import id_of
from portal.site.calls import Service
from portal.site.current import COOKIE
from portal.site.signed_in import Secret, SignedIn
from portal.site.wiring import Wiring
from tests.walls.asking import Answer, Everybody, Who
from tests.walls.bodies import SIGNPOST
from tests.walls.estate import OURS, THEIRS, Estate

PUBLIC: Final = "http://127.0.0.1:9"
NOTHING_THERE: Final = "http://127.0.0.1:1"


NOT_OPEN: Final = re.compile(r"/cohorts/<uuid:cohort>/(open|set-up(?!/guide))")
"""Pages of a cohort that is being set up."""
OTHERWISE: Final[Mapping[str, Mapping[str, str]]] = {
    "/access-log/": {"slug": "recruiting"},
    "/breach-export/": {"kind": "csv"},
    "/processing-record/": {"kind": "csv"},
}
"""Parts that some pages, by how their address begins, have another meaning for."""
OF_MATCHING: Final = re.compile(r"/(rounds|partnerships)/|/cohorts/<uuid:cohort>/(rematch|do-not-pair)")
"""Pages about what matching has: here its cohorts are others than those of recruitment."""


@dataclass(frozen=True, slots=True)
class PortalAsking:
    """`ids` are by the name that routes have for them, `of_matching` those of what matching has."""

    app: Flask
    wiring: Wiring = field(repr=False)
    signer: Signer = field(repr=False)
    ids: Mapping[str, str]
    of_matching: Mapping[str, str]
    _sessions: dict[tuple[Role, Who], str] = field(default_factory=dict, repr=False)
    _unsigned: dict[Route, Answer] = field(default_factory=dict, repr=False)

    @property
    def routes(self) -> list[Route]:
        return list(routes(self.app))

    def ask(self, route: Route, role: Role, who: Who) -> Answer:
        """Its `code` is where the answer leads to. Who is not signed in has no role, and is asked for once."""
        if who is Who.NONE and route not in self._unsigned:
            self._unsigned[route] = self._asked(route, role, who)
        return self._unsigned[route] if who is Who.NONE else self._asked(route, role, who)

    def _asked(self, route: Route, role: Role, who: Who) -> Answer:
        client = self.app.test_client()
        if who is not Who.NONE:
            client.set_cookie(COOKIE, self._session(role, who), domain="127.0.0.1", secure=True)
        ids = {**self.ids, "cohort": self.ids["set_up"]} if NOT_OPEN.match(route.path) else self.ids
        ids = {**ids, **self.of_matching} if OF_MATCHING.match(route.path) else ids
        ids = {**ids, **next((parts for begin, parts in OTHERWISE.items() if route.path.startswith(begin)), {})}
        parts = [ids[part[1:-1].rpartition(":")[2]] if part.startswith("<") else part for part in route.path.split("/")]
        with closing(client.open("/".join(parts), method=route.method, base_url="https://127.0.0.1")) as response:
            place, text = response.headers.get("Location"), response.get_data(as_text=True)
            if route.method != "GET" and response.status_code not in {403, 404}:
                self._sessions.pop((role, who), None)  # It may have ended it.
            return Answer(response.status_code, code=place, is_empty_list=False, text=text)

    def _session(self, role: Role, who: Who) -> str:
        if (role, who) not in self._sessions:
            self._sessions[role, who] = self._begun(role, who)
        return self._sessions[role, who]

    def _begun(self, role: Role, who: Who) -> str:
        """As it begins when the identity provider has vouched for them."""
        own = PLATFORM if role is Role.OPERATOR else OURS
        person, tenant = uuid4(), {Who.OWN: own, Who.FOREIGN: THEIRS, Who.UNKNOWN: "nowhere"}[who]
        subject = new_subject()
        secret = Secret(self.signer.token(subject, tenant, role), "Somebody", NOTHING_THERE, subject)
        until = datetime.now(UTC) + timedelta(hours=1)
        return self.wiring.sessions.begin(SignedIn(tenant, frozenset({role}), until, secret, person))


@contextmanager
def portal_asking(estate: Estate, everybody: Everybody, signer: Signer) -> Iterator[PortalAsking]:
    """Its services answer on sockets, as they do for real."""
    asked = {service.name: everybody(service) for service in estate.pooled.services}
    with ExitStack() as serving:
        at = {name: serving.enter_context(served(asking.at.app)) for name, asking in asked.items()}
        logins = estate.pooled.logins(PORTAL)
        addresses = {service: at[service] for service in Service}
        wiring = portal.wiring(portal_settings(logins.url(estate.data.admin_url, "plp_app"), addresses))
        serving.callback(wiring.close)
        ids = {
            **asked["recruitment"].seeded.ids,
            "name": "portal.css",
            "slug": "cohorts",
            "number": "1",
            "one": asked["recruitment"].seeded.ids["page"],
            "part": "1",
            "service": "recruitment",
            "kind": "objection",
            "section": "partnership",
            "session": asked["partnership_journal"].seeded.ids["session"],
            "id": asked["recruitment"].seeded.ids["request"],
            "trust": OURS,
            "purpose": "take_part",
            "answer": "take-back",
            "group": "topics",
            "signpost": str(id_of(msgspec.convert(SIGNPOST, ReadSignpost))),
        }
        of_matching = asked["matching"].seeded.ids
        yield PortalAsking(portal.create_app(wiring), wiring, signer, ids, {**of_matching, "person_id": of_matching["person"]})


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def portal_settings(database_url: str, services: Mapping[Service, str]) -> Settings:
    """Of a portal without an issuer: nobody can sign in at it."""
    return Settings(
        environment=Environment.TEST,
        database_url=database_url,
        owner_database_url="",
        issuer=NOTHING_THERE,
        client_id=PORTAL,
        client_secret="of these tests",
        session_secret="of these tests",
        host="127.0.0.1",
        port=0,
        public_url=PUBLIC,
        exit_url="https://weather.example/today",
        services=services,
        traces=None,
    )
