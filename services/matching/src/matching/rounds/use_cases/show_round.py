"""A round as its matchers read it: every pair explained, the worst-off pair first. Rows come from one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from matching.application import explaining
from matching.domain.identities import PersonId
from matching.domain.planning.differences import Difference, difference
from matching.domain.proposals import Pair, Summary
from matching.domain.scores import Part
from matching.read_models import considerations, explanations, pairs, rounds, signed
from matching.read_models.considerations import ConsiderationRow
from matching.read_models.pairs import PairRow
from matching.read_models.rounds import RoundRow, ShownSignature
from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class SealedRound:
    summary: RoundRow
    pairs: list[PairRow]
    explanations: list[Sealed] = field(repr=False)
    considered: list[ConsiderationRow]
    signed: list[tuple[PersonId, PersonId]]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """`partnership` once it is published. The parts add up to the score; none where the explanation was destroyed."""

    senior: UUID
    colleague: UUID
    score: int
    parts: tuple[Part, ...]
    partnership: UUID | None


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """`changes` is what is different from the pairs that both seats signed last; None where nothing was."""

    fingerprint: str
    pairs: Sequence[ShownPair]
    unplaced: Sequence[UUID]
    signatures: Sequence[ShownSignature]
    summary: Summary | None
    changes: Difference | None


@dataclass(frozen=True, slots=True)
class ShownRound:
    summary: RoundRow
    considered: Sequence[ConsiderationRow]
    proposal: ShownProposal | None


def read(db: Db, round_id: UUID) -> SealedRound | None:
    row = rounds.round_row(db, round_id)
    if row is None:
        return None
    return SealedRound(
        row,
        pairs.of_round(db, round_id),
        explanations.of_round(db, round_id),
        considerations.of_round(db, round_id),
        signed.of_round(db, round_id),
    )


def opened(vault: Vault, sealed: SealedRound) -> ShownRound:
    return ShownRound(sealed.summary, sealed.considered, _proposal(vault, sealed))


def _proposal(vault: Vault, sealed: SealedRound) -> ShownProposal | None:
    row = sealed.summary
    if row.fingerprint is None:
        return None
    parts = explaining.opened(vault, sealed.explanations)
    shown = [
        ShownPair(
            pair.senior,
            pair.colleague,
            pair.score,
            parts.get(explaining.label(pair.senior, pair.colleague), ()),
            pair.partnership,
        )
        for pair in sealed.pairs
    ]
    return ShownProposal(row.fingerprint, shown, row.people_unplaced, row.signatures, row.proposal, _changes(sealed))


def _changes(sealed: SealedRound) -> Difference | None:
    if not sealed.signed:
        return None
    proposed = [Pair(PersonId(pair.senior), PersonId(pair.colleague), pair.score) for pair in sealed.pairs]
    return difference([Pair(*pair, 0) for pair in sealed.signed], proposed)
