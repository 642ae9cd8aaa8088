"""What the pages are wired to. The running portal builds it; the routes find it in the app."""

from dataclasses import dataclass
from typing import Final, cast

from flask import Flask, current_app

from portal.adapters.identity_provider import IdentityProvider
from portal.adapters.keys import Key
from portal.adapters.services import Services
from portal.adapters.sessions import Sessions

EXTENSION: Final = "plp_portal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """`attempts` seals sign-ins that are under way, `forms` signs the tokens that forms carry."""

    sessions: Sessions
    identity_provider: IdentityProvider
    services: Services
    attempts: Key
    forms: Key
    public_url: str
    exit_url: str

    def close(self) -> None:
        self.services.close()
        self.sessions.database.close()


def wire(app: Flask, wiring: Wiring) -> None:
    app.extensions[EXTENSION] = wiring


def wiring() -> Wiring:
    return cast(Wiring, current_app.extensions[EXTENSION])
