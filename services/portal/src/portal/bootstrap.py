"""The portal, put together."""

from typing import Final

from flask import Flask

from plp_kit.core.database import Database
from plp_kit.core.telemetry import metrics, tracing
from plp_kit.web.server import serve
from portal.adapters.identity_provider import Client, IdentityProvider
from portal.adapters.keys import Key
from portal.adapters.services import Services
from portal.adapters.sessions import Sessions
from portal.entrypoints.app import create_app
from portal.entrypoints.signing_in import CALLBACK
from portal.entrypoints.wiring import Wiring
from portal.settings import Settings

SECONDS_FOR_THE_DATABASE: Final = 2.0


def run(settings: Settings) -> None:
    """Serves until told to stop. The app is built in the worker, after the fork."""

    def build() -> Flask:
        tracing.start("portal", settings.traces)
        metrics.start("portal")
        return create_app(wiring(settings))

    serve(build, settings.host, settings.port)


def wiring(settings: Settings) -> Wiring:
    """Whoever makes it closes it; a process that serves ends with it."""
    client = Client(settings.client_id, settings.client_secret, settings.public_url + CALLBACK)
    return Wiring(
        sessions=Sessions(
            Database(settings.database_url, patience=SECONDS_FOR_THE_DATABASE), Key.made_of(settings.session_secret, "session")
        ),
        identity_provider=IdentityProvider(settings.issuer, client, production=settings.is_production),
        services=Services.at(settings.services),
        attempts=Key.made_of(settings.session_secret, "sign-in"),
        forms=Key.made_of(settings.session_secret, "form"),
        public_url=settings.public_url,
        exit_url=settings.exit_url,
    )
