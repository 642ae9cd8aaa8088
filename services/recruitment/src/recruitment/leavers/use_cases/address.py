"""One's own private address: given, confirmed with the code that was sent to it, read, removed, and forgotten in time."""

from dataclasses import dataclass, field
from uuid import UUID

from plp_kit.core import mails_due
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.leavers.decider import LABEL, ConfirmAddress, EndKeeping, GiveAddress, RemoveAddress, leavers
from recruitment.leavers.table import codes
from recruitment.leavers.table.codes import Asked, Purpose
from recruitment.leavers.use_cases import secret, trying
from recruitment.people import queries as people
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff


@shown
@dataclass(frozen=True, slots=True)
class PrivateAddress:
    """`address` counts. `waiting` does not yet: it waits for the code that was sent to it. Null where there is none."""

    address: str | None = field(repr=False)
    waiting: str | None = field(repr=False)
    version: int


def own(context: TenantContext, person: UUID) -> PrivateAddress:
    with context.database.transaction() as db:
        loaded = context.handler.load(db, leavers, person)
    confirmed, given = (_opened(context, value) for value in (loaded.state.confirmed, loaded.state.given))
    return PrivateAddress(confirmed, given, loaded.version)


def seal(context: Preparing, person: UUID, address: str | None) -> Sealed | Refusal | None:
    """None to remove it."""
    if address is None:
        return None
    values = sealing.seal(context, leavers, person, person, {LABEL: address})
    return values if isinstance(values, Refusal) else values[LABEL]


def record(write: Write, person: UUID, address: Sealed | None, mail: UUID) -> Handled | Refusal:
    """A code is sent to it, with this mail."""
    if address is None:
        return write.handle(leavers, person, RemoveAddress())
    given = write.handle(leavers, person, GiveAddress(address, day_of(write.origin.at)))
    if isinstance(given, Handled):
        codes.ask(write.db, Asked(mail, Purpose.CONFIRM, secret.of_person(write.context, person), person))
        mails_due.put_now(write.db, mail)
    return given


def confirm(context: TenantContext, person: UUID, code: str, purpose: Purpose = Purpose.CONFIRM) -> ConfirmAddress:
    """Each code that is typed counts as a try. Where it is right the vault notes whose address this is."""
    with context.database.transaction() as db:
        state, on = context.handler.load(db, leavers, person).state, day_of(context.clock.now(db))
        ids = staff.ids_of(db, person)
    address = _opened(context, state.given)
    digest = secret.of_address(context, address or "")
    right = trying.is_right(context, secret.of_person(context, person), purpose, digest, code)
    others = right and address is not None and _noted(context, person, digest) not in ids
    return ConfirmAddress(state.given.key if state.given else None, right, others, on, purpose is Purpose.ENTER)


def _noted(context: TenantContext, person: UUID, digest: bytes) -> UUID | None:
    return context.vault.recognition.note({digest: person}).get(digest)


def end_keeping(write: Write, person: UUID) -> Handled | Refusal:
    """It goes with the last that is held of them."""
    on, ids = day_of(write.origin.at), staff.ids_of(write.db, person)
    held = any(whose in ids and on < until for whose, until in people.held(write.db))
    return write.handle(leavers, person, EndKeeping(on, held))


def _opened(context: TenantContext, value: Sealed | None) -> str | None:
    (text,) = context.open([value]) if value else [None]
    return text
