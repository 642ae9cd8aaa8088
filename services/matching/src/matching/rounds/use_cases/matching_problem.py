"""What a round is matched from: read in one transaction, then opened, for the people of this round alone.

Nothing that is opened here is kept, logged or sent: it lives for one request.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from matching.candidates import use_cases
from matching.candidates.lines import Line
from matching.candidates.table import candidates
from matching.candidates.table.candidates import CandidateRow
from matching.cohorts.table import cohorts
from matching.cohorts.weights import ScoreWeights
from matching.conflicts import table as conflicts
from matching.conflicts.table import ConflictRow
from matching.considerations.decider import Stance, balance, counts
from matching.considerations.table import considerations, notes
from matching.considerations.table.considerations import Consideration
from matching.considerations.table.notes import NoteRow
from matching.do_not_pair import table as do_not_pair
from matching.do_not_pair.table import DoNotPairRow
from matching.ids import Pair, PersonId
from matching.planning.exclusions import exclusions
from matching.planning.humans import of_humans
from matching.planning.problem import MatchingProblem
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring
from matching.refused_pairs import table as refused_pairs
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.membership import Membership
from matching.rounds.queries import closed_to, membership, reporting_lines
from matching.rounds.table import pairs, rounds, signed_pairs
from matching.rounds.table.rounds import RoundRow
from matching.rounds.use_cases import barred
from matching.rounds.use_cases.barred import Barred
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext

CANDIDATES_CHANGED: Final = Refusal(
    "candidates_changed", "Somebody came or went, or a matcher changed something, while this was worked out. Try again."
)


@dataclass(frozen=True, slots=True)
class SealedProblem:
    """A round's matching problem as one transaction reads it for a matcher; personal text is still sealed."""

    matcher: PersonId
    round: RoundRow
    candidates: list[CandidateRow]
    weights: ScoreWeights
    identities: JoinedIdentities
    lines: dict[PersonId, Sealed] = field(repr=False)
    excluded: list[tuple[UUID, UUID]]
    do_not_pair: list[DoNotPairRow] = field(repr=False)
    conflicts: list[ConflictRow] = field(repr=False)
    considered: list[Consideration]
    notes: list[NoteRow] = field(repr=False)
    proposed: list[Pair]
    signed: list[tuple[PersonId, PersonId]]
    today: date


def read(db: Db, round_id: UUID, matcher: PersonId, today: date) -> SealedProblem | Refusal:
    """Everybody in the cohort who has no partner now, and all that is known of who must not be paired.

    It is closed to a matcher who is a candidate of the round.
    """
    row = rounds.round_row(db, round_id)
    if row is None:
        return NO_SUCH_ROUND
    if refusal := closed_to(db, row, matcher):
        return refusal
    cohort, there = cohorts.cohort_row(db, row.cohort), membership(db, row.cohort)
    return SealedProblem(
        matcher=matcher,
        round=row,
        candidates=_candidates(db, row, there),
        weights=cohort.weights if cohort else ScoreWeights(),
        identities=there.identities,
        lines=reporting_lines(db),
        excluded=_never_again(db, row),
        do_not_pair=do_not_pair.of_cohort(db, row.cohort),
        conflicts=conflicts.of_cohort(db, row.cohort),
        considered=considerations.of_round(db, round_id),
        notes=notes.of_round(db, round_id),
        proposed=[frozenset({pair.senior, pair.colleague}) for pair in pairs.of_round(db, round_id)],
        signed=signed_pairs.of_round(db, round_id),
        today=today,
    )


def _never_again(db: Db, row: RoundRow) -> list[tuple[UUID, UUID]]:
    """Earlier partners, and pairs that cannot work. A published round is looked at as it was published."""
    earlier = pairs.published_elsewhere(db, row.round)
    return earlier if row.published_on is not None else [*earlier, *refused_pairs.everybody(db)]


def _candidates(db: Db, row: RoundRow, there: Membership) -> list[CandidateRow]:
    """Of a published round, the people whom it paired or left without a partner: matchers may still look at them."""
    everybody = candidates.of_cohort(db, row.cohort)
    if row.published_on is not None:
        people = {*row.people_paired, *row.people_unplaced} - there.not_available()
        return [candidate for candidate in everybody if candidate.person in people]
    alone = there.without_partner()
    return [candidate for candidate in everybody if candidate.gone_on is None and candidate.person in alone]


def is_unchanged(db: Db, known: SealedProblem) -> bool:
    """Called under the lock of the cohort's row, before anything that follows from the problem is recorded."""
    return read(db, known.round.round, known.matcher, known.today) == known


def excludes_the_same(db: Db, known: SealedProblem) -> bool:
    """As `is_unchanged`, of what is known of who must not be paired."""
    now = read(db, known.round.round, known.matcher, known.today)
    return not isinstance(now, Refusal) and _rests_on(now) == _rests_on(known)


def _rests_on(known: SealedProblem) -> tuple[object, ...]:
    return known.identities, known.lines, known.do_not_pair, known.conflicts


def opened(context: TenantContext, known: SealedProblem) -> MatchingProblem | Refusal:
    """Of humans. The round's id is the salt, so that its ties break the same way each time."""
    excluded = _excluded(context, known)
    if isinstance(excluded, Refusal):
        return excluded
    lines, rows = use_cases.reporting_lines(context, known.lines), known.candidates
    if _is_incomplete(known, lines):
        return CANDIDATES_CHANGED
    profiles = use_cases.profiles(context, [row.profile for row in rows])
    people = tuple(Candidate(row.person, row.sides, profile, row.waited) for row, profile in zip(rows, profiles, strict=True))
    problem = MatchingProblem(
        candidates=people,
        scoring=Scoring(known.weights, _balances(known)),
        salt=str(known.round.round),
        exclusions=exclusions(known.identities, lines, {*excluded.pairs, *_pairs(known.excluded)}, excluded.may_be_one),
        pins=frozenset(_pairs((row.one, row.other) for row in known.considered if row.kind == "pin")),
        vetoes=frozenset(_pairs((row.one, row.other) for row in known.considered if row.kind == "veto")),
        signed=tuple(known.signed),
    )
    return of_humans(problem)


def _is_incomplete(known: SealedProblem, lines: Mapping[PersonId, Line]) -> bool:
    """Whether a line that matters here cannot be opened: it is being replaced, and the new one has not arrived."""
    human = known.identities.human
    people = {human(row.person) for row in known.candidates}
    managers = {human(manager) for person, line in lines.items() if human(person) in people for manager in line.managers}
    return any(human(person) in people | managers for person in known.lines.keys() - lines.keys())


def opened_now(context: TenantContext, round_id: UUID, matcher: PersonId) -> tuple[SealedProblem, MatchingProblem] | Refusal:
    """As it is read now, and opened."""
    with context.database.transaction() as db:
        known = read(db, round_id, matcher, day_of(context.clock.now(db)))
    if isinstance(known, Refusal):
        return known
    problem = opened(context, known)
    return problem if isinstance(problem, Refusal) else (known, problem)


def _excluded(context: TenantContext, known: SealedProblem) -> Barred | Refusal:
    """Those who must not be paired for a reason that nobody may learn."""
    people, entered = [row.person for row in known.candidates], known.conflicts
    if known.round.published_on is not None:
        return barred.pairs_of_the_past(context, _named_by(known, people), entered)
    return barred.pairs(context, people, _named_by(known, [*people, *known.round.people_paired]), entered)


def _named_by(known: SealedProblem, people: Iterable[PersonId]) -> list[DoNotPairRow]:
    """How these people are known and whom they named, under any of their ids."""
    humans = known.identities.humans(people)
    return [row for row in known.do_not_pair if known.identities.human(row.person) in humans]


def _pairs(pairs: Iterable[tuple[UUID, UUID]]) -> Iterable[Pair]:
    return (frozenset({PersonId(one), PersonId(other)}) for one, other in pairs)


def _balances(known: SealedProblem) -> dict[Pair, int]:
    stances: dict[Pair, list[Stance]] = {}
    for note in known.notes:
        if counts(note.until, known.today):
            stances.setdefault(known.identities.humans(note.pair), []).append(Stance(note.stance))
    return {pair: balance(of_pair) for pair, of_pair in stances.items()}
