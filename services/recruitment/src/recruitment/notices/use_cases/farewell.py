"""Where somebody who is erased is told so: their address is sealed once more, for the request, before their own keys go."""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.sealed import Sealed
from plp_kit.recording import record
from plp_kit.service import Preparing, TenantContext
from recruitment.notices.use_cases.about_requests import address_of
from recruitment.people.decider import people
from recruitment.people.events import ErasureBegun
from recruitment.people.use_cases import sealing
from recruitment.requests.commands import KeepAddress
from recruitment.requests.decider import Closed, requests

LABEL = "address"


def prepare(context: TenantContext, person: UUID, origin: Origin) -> None:
    """Once. Nothing is kept where there is no address, or where the erasure was asked for under another id."""
    request = _request(context, person)
    address = _address(context, person, origin) if request else None
    if request is None or address is None:
        return
    record(
        context,
        origin,
        lambda preparing: _sealed(preparing, request, address),
        lambda write, sealed: write.handle(requests, request, KeepAddress(sealed)),
    )


def _request(context: TenantContext, person: UUID) -> UUID | None:
    """The person's own, which has been carried out and has no address yet."""
    with context.database.transaction() as db:
        begun = [each.event for each in context.handler.history(db, people, person) if isinstance(each.event, ErasureBegun)]
        states = {event.request: context.handler.load(db, requests, event.request).state for event in begun}
    own = [id for id, state in states.items() if isinstance(state, Closed) and state.asked.person == person and not state.kept]
    return own[-1] if own else None


def _address(context: TenantContext, person: UUID, origin: Origin) -> str | None:
    sealed = context.write(origin, lambda write: address_of(write, person))
    (address,) = context.open([sealed]) if isinstance(sealed, Sealed) else (None,)
    return address


def _sealed(context: Preparing, request: UUID, address: str) -> Sealed | Refusal:
    values = sealing.seal(context, requests, request, request, {LABEL: address})
    return values if isinstance(values, Refusal) else values[LABEL]
