"""Rounds as their matchers read them: a cohort's list; and one round with every pair explained, the worst-off pair first."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from uuid import UUID

from matching.candidates.table import candidates
from matching.considerations.table import considerations
from matching.considerations.table.considerations import Consideration
from matching.ids import PartnershipId, PersonId
from matching.planning.differences import Difference, difference
from matching.planning.scores import Part
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.membership import Membership
from matching.rounds.proposal import Summary
from matching.rounds.queries import closed_to, is_outdated, membership
from matching.rounds.substitutes import NOT_SUBSTITUTE, Substitute
from matching.rounds.table import explanations as explanation_rows
from matching.rounds.table import pairs, rounds, signed_pairs
from matching.rounds.table.pairs import PairRow
from matching.rounds.table.rounds import RecordedSignature, RoundRow
from matching.rounds.use_cases import explanations, managers
from matching.rounds.use_cases.managers import SealedManagers
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from plp_kit.viewing import Sight


@shown
@dataclass(frozen=True, slots=True)
class Round:
    """`received` counts those of the `expected` people who have reached matching; `signed_seats` are the filled seats.

    `outdated`: the proposal cannot be signed or published any more, since somebody has gone, or a pair was pinned or vetoed.
    """

    round: UUID
    cohort: UUID
    purpose: str
    expected: int
    received: int
    pairs: int
    unplaced: int
    fingerprint: str | None
    outdated: bool
    signed_seats: list[str]
    published_on: date | None
    version: int


@shown
@dataclass(frozen=True, slots=True)
class ScorePart:
    """A named part of a score, in points of at most `most`. `shared` names what both have, of `wanted` in all."""

    name: str
    points: int
    most: int
    wanted: int
    shared: tuple[str, ...]
    words: str

    @classmethod
    def of(cls, part: Part) -> "ScorePart":
        return cls(part.name, part.points, part.most, part.wanted, part.shared, part.words)


@shown
@dataclass(frozen=True, slots=True)
class ExplainedPair:
    """Two people by their ids; `colleague` is on the side that the cohort serves. The parts add up to the score, at most 1000.

    There are no parts where the explanation was destroyed, by either partner's erasure or when its retention ended, and while
    one of them is not available. `partnership` is null until the pair is published. A matcher who is a candidate of the round
    sees neither score nor parts.
    """

    senior: PersonId
    colleague: PersonId
    score: int | None
    parts: list[ScorePart]
    partnership: PartnershipId | None


@shown
@dataclass(frozen=True, slots=True)
class ShownProposal:
    """The pairs with the lowest score first, and the people who have no partner among them.

    `changes` is what is different from the pairs that both seats signed last; null where nothing was signed. A matcher who is a
    candidate of the round sees no `summary`, and the pairs in the order of their ids.
    """

    fingerprint: str
    pairs: list[ExplainedPair]
    unplaced: list[PersonId]
    signatures: Sequence[RecordedSignature]
    summary: Summary | None
    changes: Difference | None


@shown
@dataclass(frozen=True, slots=True)
class RoundInFull(Round):
    """A round with its pins and vetoes, and its proposal; null while there is none. `not_available` are people of its cohort.

    `managers_unknown` are those of whom nobody knows to whom they report, until the pairs are published: they may be proposed
    with their manager. A matcher who is a candidate of the round sees neither these nor pins and vetoes.
    """

    not_available: list[PersonId]
    managers_unknown: list[PersonId]
    substitutes: Sequence[Substitute]
    considered: list[Consideration]
    proposal: ShownProposal | None


@dataclass(frozen=True, slots=True)
class SealedRound:
    """A round as one transaction reads it; not `scored` for a matcher who is a candidate of it."""

    row: RoundRow
    shown: Round
    scored: bool
    pairs: list[PairRow]
    explanations: list[Sealed] = field(repr=False)
    considered: list[Consideration]
    signed: list[tuple[PersonId, PersonId]]
    not_available: frozenset[PersonId]
    managers: SealedManagers | None
    identities: JoinedIdentities


def of_cohort(db: Db, cohort: UUID) -> list[Round]:
    """In the order in which they were opened."""
    there = membership(db, cohort)
    return [shown_round(db, row, there) for row in rounds.of_cohort(db, cohort)]


def shown_round(db: Db, row: RoundRow, there: Membership) -> Round:
    is_open = row.published_on is None and row.fingerprint is not None
    return Round(
        round=row.round,
        cohort=row.cohort,
        purpose=row.purpose,
        expected=row.expected,
        received=candidates.entered(db, row.cohort),
        pairs=len(row.people_paired) // 2,
        unplaced=len(row.people_unplaced),
        fingerprint=row.fingerprint,
        outdated=is_open and is_outdated(db, row, there),
        signed_seats=row.signed_seats,
        published_on=row.published_on,
        version=row.version,
    )


def read(db: Db, round_id: UUID, reader: PersonId, *, is_matcher: bool) -> Sight[SealedRound] | Refusal:
    """It shows explanations of the people whom its proposal pairs. Who is no matcher must be a substitute of this round."""
    row = rounds.round_row(db, round_id)
    if row is None:
        return NO_SUCH_ROUND
    if not is_matcher and joined_people.ids_of(db, reader).isdisjoint(each.person for each in row.substitutes):
        return NOT_SUBSTITUTE
    sealed = _read(db, row, scored=closed_to(db, row, reader) is None)
    explained = {explanation.label for explanation in sealed.explanations}
    pairs_shown = [pair for pair in sealed.pairs if explanations.label(pair.senior, pair.colleague) in explained]
    return Sight(sealed, {person for pair in pairs_shown for person in (pair.senior, pair.colleague)})


def _read(db: Db, row: RoundRow, *, scored: bool) -> SealedRound:
    round_id, there = row.round, membership(db, row.cohort)
    hidden = there.not_available()
    shown = pairs.of_round(db, round_id)
    available = [pair for pair in shown if scored and hidden.isdisjoint((pair.senior, pair.colleague))]
    open_to_matcher = {explanations.label(pair.senior, pair.colleague) for pair in available}
    return SealedRound(
        row=row if scored else replace(row, summary=None),
        shown=shown_round(db, row, there),
        scored=scored,
        pairs=shown,
        explanations=[each for each in explanation_rows.of_round(db, round_id) if each.label in open_to_matcher],
        considered=considerations.of_round(db, round_id) if scored else [],
        signed=signed_pairs.of_round(db, round_id),
        not_available=hidden,
        managers=managers.read(db, there) if scored and row.published_on is None else None,
        identities=there.identities,
    )


def opened(context: TenantContext, sealed: SealedRound) -> RoundInFull:
    return RoundInFull(
        **asdict(sealed.shown),
        not_available=sorted(sealed.not_available),
        managers_unknown=managers.not_known(context, sealed.managers) if sealed.managers else [],
        substitutes=sealed.row.substitutes,
        considered=sealed.considered,
        proposal=_proposal(context, sealed),
    )


def _proposal(context: TenantContext, sealed: SealedRound) -> ShownProposal | None:
    row = sealed.row
    if row.fingerprint is None:
        return None
    parts = explanations.opened(context, sealed.explanations)
    explained = [_explained(pair, parts.get(explanations.label(pair.senior, pair.colleague), ())) for pair in sealed.pairs]
    if not sealed.scored:
        explained = sorted((replace(pair, score=None) for pair in explained), key=lambda pair: pair.senior)
    return ShownProposal(row.fingerprint, explained, row.people_unplaced, row.signatures, row.summary, _changes(sealed))


def _explained(pair: PairRow, parts: Sequence[Part]) -> ExplainedPair:
    return ExplainedPair(pair.senior, pair.colleague, pair.score, list(map(ScorePart.of, parts)), pair.partnership)


def _changes(sealed: SealedRound) -> Difference | None:
    if not sealed.signed:
        return None
    proposed = [frozenset({pair.senior, pair.colleague}) for pair in sealed.pairs]
    return difference(map(frozenset, sealed.signed), proposed, sealed.identities)
