"""What the pages work with. The portal's service.py builds it; routes find it in the app."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from flask import Flask, current_app

from portal.site.api import Api
from portal.site.keys import Key
from portal.site.sessions import Sessions
from portal.site.sign_in.identity_provider import IdentityProvider

EXTENSION: Final = "plp_portal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """`attempts` seals sign-ins that are under way, `forms` signs the tokens that forms carry.

    `done` seals what was done for the page that says so.

    `tells_tests`: answers name their route and count their calls, outside production.
    `openapi` is the folder of the published OpenAPI files, None where there are no pages for developers.
    """

    sessions: Sessions
    identity_provider: IdentityProvider
    api: Api
    attempts: Key
    forms: Key
    done: Key
    public_url: str
    exit_url: str
    tells_tests: bool
    openapi: Path | None = None

    def close(self) -> None:
        self.api.close()
        self.sessions.database.close()


def wire(app: Flask, wiring: Wiring) -> None:
    app.extensions[EXTENSION] = wiring


def wiring() -> Wiring:
    return cast(Wiring, current_app.extensions[EXTENSION])
