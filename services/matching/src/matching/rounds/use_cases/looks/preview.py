"""What a pin, a veto or a swap would do, before a matcher decides on it."""

from dataclasses import dataclass
from enum import StrEnum

from matching.considerations.decider import NOT_AVAILABLE
from matching.ids import Pair, PersonId
from matching.planning.assignments import Measures, placed
from matching.planning.matrix import CandidateMatrix
from matching.planning.prices import outcome
from matching.planning.shortages import Shortage, new_shortage
from matching.rounds.proposal import ProposedPair
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


class Step(StrEnum):
    PIN = "pin"
    VETO = "veto"
    SWAP = "swap"


@shown
@dataclass(frozen=True, slots=True)
class Preview:
    """The best assignment `before` and `after` a step, and its price as `cost`.

    `cost` is null where no assignment keeps the worst pair score and the number placed: `after` says what changes, and
    `left_alone` who would lose their partner and have nobody. `cost` is below 0 where the sum gains, as it can where signed pairs
    end: `kept_lost` counts those.
    """

    before: Measures
    after: Measures
    cost: int | None
    kept_lost: int
    left_alone: list[PersonId]
    new_pairs: list[ProposedPair]
    shortage: Shortage | None


def preview(at_work: RoundAtWork, step: Step, one: PersonId, other: PersonId) -> Preview | Refusal:
    after = _after(at_work, step, *at_work.placed(one, other))
    if after is None:
        return NOT_AVAILABLE
    before = at_work.assignment
    found = outcome(before, after)
    best = found.assignment
    return Preview(
        before=before.measures,
        after=best.measures,
        cost=found.price.cost,
        kept_lost=found.price.kept_lost,
        left_alone=sorted(placed(at_work.matrix, before) - placed(after, best)),
        new_pairs=at_work.pairs(cell for cell in best.cells if cell not in before.cells),
        shortage=new_shortage(at_work.matrix, after),
    )


def _after(at_work: RoundAtWork, step: Step, one: PersonId, other: PersonId) -> CandidateMatrix | None:
    match step:
        case Step.PIN:
            return at_work.matrix.with_pin(frozenset({one, other}))
        case Step.VETO:
            return at_work.matrix.with_veto(frozenset({one, other}))
        case Step.SWAP:
            return _swapped(at_work, one, other)


def _swapped(at_work: RoundAtWork, one: PersonId, other: PersonId) -> CandidateMatrix | None:
    """With both pairs pinned. None where one of them cannot be made."""
    pairs = _crossed(at_work, one, other)
    first = at_work.matrix.with_pin(pairs[0]) if pairs else None
    return first.with_pin(pairs[1]) if pairs and first else None


def _crossed(at_work: RoundAtWork, one: PersonId, other: PersonId) -> tuple[Pair, Pair] | None:
    """Each of the two with the other's partner of the best assignment."""
    pairs = map(at_work.matrix.people, at_work.assignment.cells)
    partners = {person: next(iter(pair - {person})) for pair in pairs for person in pair}
    if one not in partners or other not in partners or partners[one] == other:
        return None
    return frozenset({one, partners[other]}), frozenset({other, partners[one]})


def swap_of(at_work: RoundAtWork, one: PersonId, other: PersonId) -> tuple[Pair, Pair] | None:
    """The pairs that a swap makes; None where they cannot both be made."""
    people = at_work.placed(one, other)
    return _crossed(at_work, *people) if _swapped(at_work, *people) else None
