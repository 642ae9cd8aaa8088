"""Looking ahead in a round: what a pin, a veto or a swap would come to, what each pair and each alternative costs, and repairs.

All of it is worked out when it is asked for and kept nowhere. People who cannot be paired are not available; why is never said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from matching.application import gathering
from matching.application.consider import pinned, vetoed
from matching.domain.considerations import NOT_AVAILABLE
from matching.domain.identities import PersonId
from matching.domain.planning.plans import Measures, Plan, plan
from matching.domain.planning.prices import Alternative, Price, Prices, price
from matching.domain.planning.repairs import Repair, recommended, repairs
from matching.domain.planning.shortages import Shortage, caused
from matching.domain.planning.solving import at_floor, greatest_sum, solve
from matching.domain.planning.tables import UNAVAILABLE, Asked, Cell, Table, table
from matching.domain.scores import Score
from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext

NO_SUCH_CANDIDATE = Refusal("no_such_candidate", "There is no such person in this round.")
NOTHING_SIGNED = Refusal("nothing_signed", "Nothing is signed in both seats in this round: there is nothing to repair.")


class Step(StrEnum):
    PIN = "pin"
    VETO = "veto"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A pair that would be made."""

    senior: UUID
    colleague: UUID
    score: int


@dataclass(frozen=True, slots=True)
class Preview:
    """`cost` at the floor and number placed of the best plan; None where no plan keeps them, and `after` says what breaks."""

    before: Measures
    after: Measures
    cost: int | None
    begun: Sequence[ShownCell]
    shortage: Shortage | None


@dataclass(frozen=True, slots=True)
class ShownPrice:
    pair: ShownCell
    price: Price


@dataclass(frozen=True, slots=True)
class ShownPrices:
    """Of every pair's veto. `greatest` is the sum without a floor and without what was signed: the price of fairness."""

    best: Measures
    greatest: int
    vetoes: Sequence[ShownPrice]


@dataclass(frozen=True, slots=True)
class ShownAlternative:
    other: UUID
    score: int
    price: Price
    is_below_floor: bool
    begun: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class ShownPerson:
    person: UUID
    alternatives: Sequence[ShownAlternative]
    not_available: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class ShownRepair:
    changes: int
    measures: Measures
    begun: Sequence[ShownCell]
    is_recommended: bool


@dataclass(frozen=True, slots=True)
class ShownRepairs:
    """With the worst pair no worse than it was or must be, and without that."""

    floor: int
    held: Sequence[ShownRepair]
    free: Sequence[ShownRepair]


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it stands: what is asked, and its best plan."""

    asked: Asked
    table: Table
    plan: Plan

    def shown(self, cells: Sequence[Cell]) -> list[ShownCell]:
        table = self.table
        return [ShownCell(table.seniors[row], table.colleagues[column], int(table.points[row, column])) for row, column in cells]


def opened(context: TenantContext, round_id: UUID) -> Round | Refusal:
    known = gathering.gathered(context, round_id)
    if isinstance(known, Refusal):
        return known
    asked = gathering.asked(context.vault, known)
    made = table(asked)
    return Round(asked, made, solve(made))


def preview(look: Round, step: Step, one: PersonId, other: PersonId) -> Preview | Refusal:
    """What the best plan would be after this step."""
    after = _after(look, step, one, other)
    if isinstance(after, Refusal):
        return after
    cost = price(look.plan, after).cost
    best = solve(after) if cost is None else at_floor(after, look.plan.measures.floor)
    begun = [cell for cell in best.cells if cell not in look.plan.cells]
    return Preview(look.plan.measures, best.measures, cost, look.shown(begun), caused(look.table, after))


def _after(look: Round, step: Step, one: PersonId, other: PersonId) -> Table | Refusal:
    match step:
        case Step.PIN:
            return pinned(look.table, frozenset({one, other})) or NOT_AVAILABLE
        case Step.VETO:
            return vetoed(look.table, frozenset({one, other})) or NOT_AVAILABLE
        case Step.SWAP:
            return _swapped(look, one, other) or NOT_AVAILABLE


def _swapped(look: Round, one: PersonId, other: PersonId) -> Table | None:
    """Each of the two with the other's partner of the best plan."""
    partners = {person: next(iter(couple - {person})) for couple in map(look.table.people, look.plan.cells) for person in couple}
    if one not in partners or other not in partners or partners[one] == other:
        return None
    first = pinned(look.table, frozenset({one, partners[other]}))
    return pinned(first, frozenset({other, partners[one]})) if first else None


def prices(look: Round) -> ShownPrices:
    told = Prices(look.table, look.plan).vetoes()
    shown = [ShownPrice(pair, price) for pair, price in zip(look.shown(look.plan.cells), told, strict=True)]
    return ShownPrices(look.plan.measures, greatest_sum(look.table).measures.total, shown)


def person(look: Round, identifier: PersonId) -> ShownPerson | Refusal:
    """Their alternatives, the cheapest first, and everybody of the other side who is not available."""
    if identifier not in look.table.rows and identifier not in look.table.columns:
        return NO_SUCH_CANDIDATE
    told = Prices(look.table, look.plan).alternatives(identifier)
    return ShownPerson(identifier, [_alternative(look, identifier, one) for one in told], _not_available(look.table, identifier))


def _alternative(look: Round, identifier: PersonId, told: Alternative) -> ShownAlternative:
    (other,) = told.couple - {identifier}
    return ShownAlternative(other, told.score, told.price, told.is_below_floor, look.shown(told.moved))


def _not_available(table: Table, identifier: PersonId) -> list[PersonId]:
    others = {*(table.colleagues if identifier in table.rows else ()), *(table.seniors if identifier in table.columns else ())}
    cells = {other: table.cells(frozenset({identifier, other})) for other in others - {identifier}}
    return sorted(other for other, of in cells.items() if all(table.points[cell] == UNAVAILABLE for cell in of))


def explained(look: Round, one: PersonId, other: PersonId) -> tuple[ShownCell, Score] | Refusal:
    """Any two who could be a pair, in the plan or not."""
    cells = [cell for cell in look.table.cells(frozenset({one, other})) if look.table.points[cell] > UNAVAILABLE]
    if not cells or one == other:
        return NOT_AVAILABLE
    (pair,) = look.shown([max(cells, key=lambda cell: int(look.table.points[cell]))])
    known = {candidate.person: candidate for candidate in look.asked.candidates}
    return pair, look.asked.scoring.score(known[PersonId(pair.senior)], known[PersonId(pair.colleague)])


def repair(look: Round) -> ShownRepairs | Refusal:
    """Of the pairs that both seats signed last."""
    if not look.table.signed:
        return NOTHING_SIGNED
    standing = plan(look.table, [cell for cell in look.table.signed if look.table.points[cell] > UNAVAILABLE]).measures
    held, free = (_repairs(look, repairs(look.table, floor), standing.total) for floor in (standing.floor, 0))
    return ShownRepairs(standing.floor, held, free)


def _repairs(look: Round, found: Sequence[Repair], total: int) -> list[ShownRepair]:
    best = recommended(found, total)
    stay = look.table.signed
    return [
        ShownRepair(one.changes, one.plan.measures, look.shown([c for c in one.plan.cells if c not in stay]), one is best)
        for one in found
    ]
