"""A round as its matchers read it: every pair explained, the worst-off pair first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from matching.domain.scores import Part, score
from matching.read_models import candidates, pairs, rounds
from matching.read_models.rounds import RoundRow, ShownSignature
from plp_kit.database import Db


@dataclass(frozen=True, slots=True)
class ShownPair:
    """`partnership` once it is published. The parts add up to the score."""

    senior: UUID
    colleague: UUID
    score: int
    parts: tuple[Part, ...]
    partnership: UUID | None


@dataclass(frozen=True, slots=True)
class ShownProposal:
    fingerprint: str
    pairs: Sequence[ShownPair]
    unplaced: Sequence[UUID]
    signatures: Sequence[ShownSignature]


@dataclass(frozen=True, slots=True)
class ShownRound:
    summary: RoundRow
    proposal: ShownProposal | None


def show_round(db: Db, round_id: UUID) -> ShownRound | None:
    row = rounds.round_row(db, round_id)
    if row is None:
        return None
    if row.fingerprint is None:
        return ShownRound(row, None)
    return ShownRound(row, ShownProposal(row.fingerprint, _explained(db, row), row.people_unplaced, row.signatures))


def _explained(db: Db, row: RoundRow) -> list[ShownPair]:
    """What people offered and picked never changes, so the parts are worked out again rather than kept."""
    known = {entered.person: entered.candidate for entered in candidates.of_cohort(db, row.cohort)}
    return [
        ShownPair(
            pair.senior, pair.colleague, pair.score, score(known[pair.senior], known[pair.colleague]).parts, pair.partnership
        )
        for pair in pairs.of_round(db, row.round)
    ]
