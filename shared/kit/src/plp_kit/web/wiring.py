"""What the routes of one service are wired to. The running service builds it; the kit's helpers find it in the app."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from flask import Flask, current_app

from plp_kit.core.clocks import Clock
from plp_kit.core.handling import Handler
from plp_kit.service import TenantContext
from plp_kit.vault.vault import Vault
from plp_kit.web.tokens import Verifier

EXTENSION: Final = "plp_http"


def no_trace() -> str | None:
    return None


def no_secrets(_tenant: str) -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """`serves` says whether a tenant is served here; `handler`, `vault`, `secrets` are one's. `secret` signs, never leaves."""

    verifier: Verifier
    serves: Callable[[str], bool]
    handler: Callable[[str], Handler]
    vault: Callable[[str], Vault]
    clock: Clock
    secret: bytes
    traceparent: Callable[[], str | None] = no_trace
    secrets: Callable[[str], Mapping[str, bytes]] = no_secrets

    def context(self, tenant: str) -> TenantContext:
        handler = self.handler(tenant)
        return TenantContext(tenant, handler.database, handler, self.vault(tenant), self.clock, self.secrets(tenant))


def wire(app: Flask, wiring: Wiring) -> None:
    app.extensions[EXTENSION] = wiring


def wiring() -> Wiring:
    return cast(Wiring, current_app.extensions[EXTENSION])
