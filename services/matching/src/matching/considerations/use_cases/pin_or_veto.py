"""Pinning and vetoing: how many could be placed with it is worked out before the transaction, and the round decides."""

from dataclasses import dataclass, replace
from uuid import UUID

from matching.application import gathering
from matching.application.aggregates import ROUNDS
from matching.application.gathering import CANDIDATES_CHANGED, Gathered, is_unchanged
from matching.domain.considerations import Outlook, PinPair, VetoPair
from matching.domain.identities import PersonId
from matching.domain.planning.shortages import caused
from matching.domain.planning.solving import placing
from matching.domain.planning.tables import UNAVAILABLE, Asked, Table, table
from matching.domain.scores import Couple
from matching.read_models import cohorts
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.service import TenantContext


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pin or a veto with its outlook, and what that was worked out from."""

    known: Gathered
    command: PinPair | VetoPair


def prepare(context: TenantContext, round_id: UUID, command: PinPair | VetoPair) -> Prepared | Refusal:
    known = gathering.gathered(context, round_id)
    if isinstance(known, Refusal):
        return known
    return Prepared(known, replace(command, outlook=_outlook(gathering.asked(context.vault, known), command)))


def record(db: Db, handler: Handler, origin: Origin, prepared: Prepared, expected: int | None = None) -> Handled | Refusal:
    known = prepared.known
    cohorts.lock(db, known.round.cohort)
    if not is_unchanged(db, known):
        return CANDIDATES_CHANGED
    return handler.handle_in(db, ROUNDS, known.round.round, prepared.command, origin, expected)


def _outlook(asked: Asked, command: PinPair | VetoPair) -> Outlook | None:
    couple = frozenset({command.one, command.other})
    if len(couple) == 1 or any(couple & pinned for pinned in asked.pins) or couple in asked.vetoes:
        return None  # The round refuses these by itself.
    before = table(asked)
    after = pinned(before, couple) if isinstance(command, PinPair) else vetoed(before, couple)
    if after is None:
        return None
    shortage = caused(before, after)
    words = f"{shortage.words} They are {_list(shortage.people)}." if shortage else ""
    return Outlook(placing(before), placing(after), words)


def pinned(before: Table, couple: Couple) -> Table | None:
    """The round with this pair pinned; None where the two are not available to each other."""
    available = [cell for cell in before.cells(couple) if before.points[cell] > UNAVAILABLE]
    return before.pin(max(available, key=lambda cell: int(before.points[cell]))) if available else None


def vetoed(before: Table, couple: Couple) -> Table | None:
    """The round with this pair vetoed; None where the two could not be a pair."""
    return before.without([couple]) if before.cells(couple) else None


def _list(people: tuple[PersonId, ...]) -> str:
    return ", ".join(map(str, people))
