"""What the portal is: its pages, by the noun that people know, and everything that they work with."""

from typing import Final

from flask import Flask

from plp_kit.core.database import Database, answers
from plp_kit.core.telemetry import metrics, tracing
from plp_kit.core.telemetry.health import Health
from plp_kit.process import status
from plp_kit.web.gathering import Patience
from plp_kit.web.server import serve
from portal.applications import routes as applications
from portal.applying import routes as applying
from portal.applying.apply import routes as apply
from portal.applying.do_not_pair import routes as do_not_pair
from portal.applying.entering import routes as entering
from portal.applying.invitation import routes as invitation
from portal.applying.join import routes as join
from portal.applying.picking import routes as picking
from portal.cohorts import routes as cohorts
from portal.cohorts.guide import routes as guide
from portal.cohorts.set_up import routes as set_up
from portal.cohorts.stages import routes as stages
from portal.developers import routes as developers
from portal.imports import routes as imports
from portal.leavers import routes as leavers
from portal.leavers.private_address import routes as private_address
from portal.matching import routes as matching
from portal.matching.conflicts import routes as conflicts
from portal.matching.noting import routes as noting
from portal.matching.pairing import routes as pairing
from portal.matching.proposing import routes as proposing
from portal.matching.rematch import routes as rematch
from portal.matching.signing import routes as signing
from portal.my_data.address import routes as address
from portal.my_data.consents import routes as consents
from portal.my_data.held import routes as held
from portal.my_data.requests import routes as requests
from portal.notices import routes as notices
from portal.own_cohorts import routes as own_cohorts
from portal.partnership import routes as partnership
from portal.programme import routes as programme
from portal.programme.proposals import routes as proposals
from portal.requests.access_log import routes as access_log
from portal.requests.accounting import routes as accounting
from portal.requests.exceptions import routes as exceptions
from portal.requests.finding import routes as finding
from portal.requests.holds import routes as holds
from portal.requests.queue import routes as queue
from portal.settings import Settings
from portal.signposts import routes as signposts
from portal.site import app
from portal.site.api import Api
from portal.site.keys import Key
from portal.site.sessions import Sessions
from portal.site.sign_in.identity_provider import Client, IdentityProvider
from portal.site.sign_in.routes import CALLBACK
from portal.site.wiring import Wiring
from portal.trusts import routes as trusts
from portal.trusts.services import routes as services

NOUNS: Final = (
    access_log.blueprint,
    accounting.blueprint,
    address.blueprint,
    applications.blueprint,
    apply.blueprint,
    applying.blueprint,
    cohorts.blueprint,
    conflicts.blueprint,
    consents.blueprint,
    developers.blueprint,
    do_not_pair.blueprint,
    entering.blueprint,
    exceptions.blueprint,
    finding.blueprint,
    guide.blueprint,
    held.blueprint,
    holds.blueprint,
    imports.blueprint,
    invitation.blueprint,
    join.blueprint,
    picking.blueprint,
    leavers.blueprint,
    matching.blueprint,
    noting.blueprint,
    notices.blueprint,
    own_cohorts.blueprint,
    pairing.blueprint,
    partnership.blueprint,
    private_address.blueprint,
    programme.blueprint,
    proposals.blueprint,
    proposing.blueprint,
    queue.blueprint,
    rematch.blueprint,
    requests.blueprint,
    services.blueprint,
    set_up.blueprint,
    signing.blueprint,
    signposts.blueprint,
    stages.blueprint,
    trusts.blueprint,
)
SECONDS_FOR_THE_DATABASE: Final = 2.0
PATIENCE: Final = Patience(body=120)
"""The largest file comes in within it over a line of about one megabit a second."""


def run(settings: Settings) -> None:
    """Serves until it is told to stop. The app is built in the worker, after the fork."""

    def build() -> Flask:
        tracing.start("portal", settings.traces)
        metrics.start("portal")
        made = wiring(settings)
        status.answer(health(made), settings.host, settings.status_port)
        return create_app(made)

    serve(build, settings.host, settings.port, patience=PATIENCE)


def health(wiring: Wiring) -> Health:
    """A service that is away concerns only the pages that call it."""
    return Health({"database": lambda: answers(wiring.sessions.database)}, metrics.text)


def create_app(wiring: Wiring) -> Flask:
    return app.create_app(wiring, NOUNS)


def wiring(settings: Settings) -> Wiring:
    """The caller closes it; the serving process does so by ending."""
    callback = settings.public_url + CALLBACK
    client = Client(settings.client_id, settings.client_secret, callback, settings.scopes, settings.audience)
    database = Database(settings.database_url, patience=SECONDS_FOR_THE_DATABASE)
    return Wiring(
        sessions=Sessions(database, Key.derived_from(settings.session_secret, "session")),
        identity_provider=IdentityProvider(settings.issuer, client, settings.claim_names, production=settings.is_production),
        api=Api(settings.services),
        attempts=Key.derived_from(settings.session_secret, "sign-in"),
        forms=Key.derived_from(settings.session_secret, "form"),
        done=Key.derived_from(settings.session_secret, "done"),
        public_url=settings.public_url,
        exit_url=settings.exit_url,
        tells_tests=not settings.is_production,
        openapi=settings.openapi,
    )
