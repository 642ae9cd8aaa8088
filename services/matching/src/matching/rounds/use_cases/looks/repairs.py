"""What each number of changes to the signed pairs would bring, after somebody has gone or a veto."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matching.planning.assignments import Measures, assignment
from matching.planning.matrix import UNAVAILABLE
from matching.planning.repairs import Repair, recommended
from matching.planning.repairs import repairs as repairs_of
from matching.rounds.proposal import ProposedPair
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown

NOTHING_SIGNED: Final = Refusal(
    "nothing_signed", "No pairs of this round have had both signatures, so there are no signed pairs to change."
)


@shown
@dataclass(frozen=True, slots=True)
class ShownRepair:
    """`changes` counts signed pairs that end though both people are still available to each other."""

    changes: int
    measures: Measures
    new_pairs: list[ProposedPair]
    is_recommended: bool


@shown
@dataclass(frozen=True, slots=True)
class RoundRepairs:
    """From the fewest changes to the greatest sum: `held` with no pair below `worst_pair_score`, `free` without that.

    Where that score cannot be held any more, the best that is left is held.
    """

    worst_pair_score: int
    held: list[ShownRepair]
    free: list[ShownRepair]


def repairs(at_work: RoundAtWork) -> RoundRepairs | Refusal:
    """Of the pairs that both seats signed last."""
    matrix = at_work.matrix
    if not matrix.signed:
        return NOTHING_SIGNED
    signed = assignment(matrix, [cell for cell in matrix.signed if matrix.points[cell] > UNAVAILABLE]).measures
    held, free = (_shown(at_work, repairs_of(matrix, score), signed.total) for score in (signed.worst_pair_score, 0))
    return RoundRepairs(signed.worst_pair_score, held, free)


def _shown(at_work: RoundAtWork, found: Sequence[Repair], total: int) -> list[ShownRepair]:
    best = recommended(found, total)
    return [
        ShownRepair(
            each.changes,
            each.assignment.measures,
            at_work.pairs(cell for cell in each.assignment.cells if cell not in at_work.matrix.signed),
            each is best,
        )
        for each in found
    ]
