"""An operator at the portal, with the real recruitment behind it, and nothing behind the other services."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from services.portal.tests.browsing import Browser, OpenBrowser, Page, ServeApp
from services.portal.tests.parsed import Parsed
from services.recruitment.tests.recruiting import Trust

from plp_kit.messaging.bus.port import Message
from plp_kit.messaging.consuming import offsets, parking
from plp_testkit.fixtures.running_services import MakeRunningService
from plp_testkit.http import ISSUER
from portal.site.calls import Service
from portal.site.current import COOKIE
from portal.site.signed_in import Secret, SignedIn
from recruitment.service import RECRUITMENT, routes

TOPIC = "rha.matching"
SECRET = "content that nobody is shown"


@dataclass(frozen=True, slots=True)
class Operator:
    browser: Browser
    trust: Trust

    def signs_in(self) -> None:
        person = self.trust.operator
        secret = Secret(person.token, "Oscar", ISSUER, person.subject)
        session = SignedIn(person.tenant, person.roles, datetime.now(UTC) + timedelta(hours=1), secret)
        self.browser.client.set_cookie(COOKIE, self.browser.wiring.sessions.begin(session), secure=True)

    def sends(self, path: str, **typed: str) -> Page:
        """The form of this page, and goes on to the page to which it leads."""
        fields = Parsed(self.browser.client.get(path).text).fields
        sent = self.browser.post(path, **{**fields, **typed})
        return self.browser.get(sent.location) if sent.location else sent

    def parks(self, sequence: int, name: str = "matching.NobodyHearsThis.v1", data: bytes = SECRET.encode()) -> str:
        """A message that recruitment could not apply; the address of its page. It hears of no such message by now."""
        message = Message(uuid4(), name, "round-1", sequence, datetime(2021, 1, 4, 9, tzinfo=UTC), data, uuid4())
        with self.trust.service.runtime.database.of("rha").transaction() as db:
            parking.park(db, TOPIC, message, "contract_broken", "It does not fit its contract.")
        return f"/services/recruitment/rha/parked/{TOPIC}/{sequence}"

    def halts(self) -> None:
        with self.trust.service.runtime.database.of("rha").transaction() as db:
            offsets.lock(db, TOPIC)
            offsets.halt(db, TOPIC, "defects_in_a_row", "5 messages in a row failed.")


@pytest.fixture
def trust(make_running_service: MakeRunningService) -> Trust:
    running = make_running_service(RECRUITMENT, routes(), "rha", "tzb")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    return Trust(running, "rha")


@pytest.fixture
def operator(trust: Trust, open_browser: OpenBrowser, serve_app: ServeApp) -> Operator:
    nobody = dict.fromkeys(Service, "http://127.0.0.1:1")
    found = Operator(open_browser({**nobody, Service.RECRUITMENT: serve_app(trust.service.app)}), trust)
    found.signs_in()
    return found
