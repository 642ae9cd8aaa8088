"""Pinning and vetoing: refused, with the reason in people, where fewer could be placed than without."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from matching.application import gathering
from matching.domain.considerations import PinPair, VetoPair
from matching.domain.planning.shortages import caused
from matching.domain.planning.solving import placing
from matching.domain.planning.tables import UNAVAILABLE, Table, table
from matching.domain.scores import Couple
from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext

NOT_AVAILABLE: Final = Refusal("not_available", "These two are not available to each other in this round.")
TOO_FEW_PARTNERS: Final = "too_few_partners"


@dataclass(frozen=True, slots=True)
class Checked:
    """As many can be placed with it as without."""

    command: PinPair | VetoPair


def prepare(context: TenantContext, round_id: UUID, command: PinPair | VetoPair) -> Checked | Refusal:
    known = gathering.gathered(context, round_id)
    if isinstance(known, Refusal):
        return known
    asked = gathering.asked(context.vault, known)
    couple = frozenset({command.one, command.other})
    if len(couple) == 1 or any(couple & held for held in asked.pins) or couple in asked.vetoes:
        return Checked(command)  # The round refuses these by itself.
    before = table(asked)
    after = held(before, command)
    return after if isinstance(after, Refusal) else _fewer(before, after) or Checked(command)


def held(before: Table, command: PinPair | VetoPair) -> Table | Refusal:
    """The round with this pair pinned, or vetoed."""
    couple = frozenset({command.one, command.other})
    cells = before.cells(couple)
    if isinstance(command, VetoPair):
        return before.without([couple]) if cells else NOT_AVAILABLE
    available = [cell for cell in cells if before.points[cell] > UNAVAILABLE]
    return before.pin(max(available, key=lambda cell: int(before.points[cell]))) if available else NOT_AVAILABLE


def _fewer(before: Table, after: Table) -> Refusal | None:
    """Why fewer could be placed; None where as many can be."""
    most, left = placing(before), placing(after)
    if left >= most:
        return None
    return Refusal(TOO_FEW_PARTNERS, f"{_reason(before, after)} Then {left[0]} pairs could be made, not {most[0]}.")


def _reason(before: Table, after: Table) -> str:
    found = caused(before, after)
    return f"{found.words} They are {_list(found.people)}." if found else "Somebody would have no partner."


def _list(people: Couple | tuple[UUID, ...]) -> str:
    return ", ".join(map(str, people))
