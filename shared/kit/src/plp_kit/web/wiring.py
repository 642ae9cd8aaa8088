"""What a service's routes use. The running service builds it, and the kit's helpers find it in the app."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from flask import Flask, current_app

from plp_kit.service import TenantContext
from plp_kit.web.known_people import KnownPeople
from plp_kit.web.leavers import Leavers
from plp_kit.web.remembered import Remembered
from plp_kit.web.tokens import Verifier

EXTENSION: Final = "plp_http"


def no_trace() -> str | None:
    return None


def no_tenants() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """`serves` says whether a tenant is served here; `context` is what use cases work with. `secret` keys cursors and digests.

    `tenants` are those of which a public route may tell; asking costs a query for each. `leavers` checks tokens of people
    who have left; None where none are let in.
    """

    verifier: Verifier
    people: KnownPeople
    serves: Callable[[str], bool]
    context: Callable[[str], TenantContext]
    secret: bytes = field(repr=False)
    traceparent: Callable[[], str | None] = no_trace
    tenants: Callable[[], Sequence[str]] = no_tenants
    leavers: Leavers | None = None
    remembered: Remembered = field(default_factory=Remembered)


def wire(app: Flask, wiring: Wiring) -> None:
    app.extensions[EXTENSION] = wiring


def wiring() -> Wiring:
    return cast(Wiring, current_app.extensions[EXTENSION])
