"""What the veto of each pair would cost, and what each other partner of somebody would.

People who cannot be paired are shown as not available, never with the reason.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from matching.ids import PersonId
from matching.planning.assignments import Measures
from matching.planning.matrix import UNAVAILABLE, CandidateMatrix, Cell
from matching.planning.prices import Alternative, Price, Prices
from matching.planning.solving import greatest_sum
from matching.rounds.proposal import ProposedPair
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.shown import shown

NO_SUCH_CANDIDATE: Final = Refusal("no_such_candidate", "There is no such person in this round.", Kind.MISSING)


@shown
@dataclass(frozen=True, slots=True)
class PricedPair:
    """A pair of the best assignment, and what its veto would cost."""

    pair: ProposedPair
    price: Price


@shown
@dataclass(frozen=True, slots=True)
class RoundPrices:
    """What a veto of each pair would cost. `greatest` less the best assignment's total is the price of fairness.

    `greatest` is the greatest sum that there could be if neither the worst pair nor signed pairs mattered.
    """

    best: Measures
    greatest: int
    vetoes: list[PricedPair]


@shown
@dataclass(frozen=True, slots=True)
class OtherPartner:
    """Another partner for somebody. `new_pairs` are all pairs that would be new, this one among them."""

    other: PersonId
    score: int
    price: Price
    is_below_worst_pair: bool
    new_pairs: list[ProposedPair]


@shown
@dataclass(frozen=True, slots=True)
class OtherPartners:
    """The cheapest alternative first. People who are not available are listed without a reason.

    `best` measures the best assignment as things are now. `partner` is theirs in it, with the `score` of that pair; null where
    they have none.
    """

    person: PersonId
    best: Measures
    partner: PersonId | None
    score: int | None
    is_pinned: bool
    alternatives: list[OtherPartner]
    not_available: list[PersonId]


def prices(at_work: RoundAtWork) -> RoundPrices:
    best = at_work.assignment
    vetoes = zip(at_work.pairs(best.cells), Prices(at_work.matrix, best).vetoes(), strict=True)
    return RoundPrices(best.measures, greatest_sum(at_work.matrix).measures.total, [PricedPair(*priced) for priced in vetoes])


def other_partners(at_work: RoundAtWork, person: UUID) -> OtherPartners | Refusal:
    """Of the person, and everybody of the other side who is not available to them."""
    one = at_work.problem.placed_as(PersonId(person))
    if one not in at_work.matrix.rows and one not in at_work.matrix.columns:
        return NO_SUCH_CANDIDATE
    alternatives = Prices(at_work.matrix, at_work.assignment).alternatives(one)
    others, cell = [_other(at_work, one, each) for each in alternatives], _placed(at_work, one)
    partner = next(iter(at_work.matrix.people(cell) - {one}), None) if cell else None
    score, is_pinned = int(at_work.matrix.points[cell]) if cell else None, cell in at_work.matrix.pinned
    return OtherPartners(one, at_work.assignment.measures, partner, score, is_pinned, others, _not_available(at_work.matrix, one))


def _placed(at_work: RoundAtWork, one: PersonId) -> Cell | None:
    """Where they are in the best assignment."""
    return next((cell for cell in at_work.assignment.cells if one in at_work.matrix.people(cell)), None)


def _other(at_work: RoundAtWork, one: PersonId, alternative: Alternative) -> OtherPartner:
    (other,) = alternative.pair - {one}
    new_pairs = at_work.pairs(alternative.new_pairs)
    return OtherPartner(other, alternative.score, alternative.price, alternative.is_below_worst_pair, new_pairs)


def _not_available(matrix: CandidateMatrix, one: PersonId) -> list[PersonId]:
    others = {*(matrix.colleagues if one in matrix.rows else ()), *(matrix.seniors if one in matrix.columns else ())}
    cells_of = {other: matrix.cells(frozenset({one, other})) for other in others - {one}}
    return sorted(other for other, cells in cells_of.items() if all(matrix.points[cell] == UNAVAILABLE for cell in cells))
