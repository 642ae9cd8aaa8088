"""Publishing the pairs that were signed: each becomes a partnership, under an id that is made here."""

from dataclasses import dataclass
from uuid import UUID

from matching.cohorts.table import cohorts
from matching.ids import PersonId, partnership_id
from matching.planning.exclusions import Exclusions
from matching.rounds import decider as rounds
from matching.rounds.commands import PublishPairs
from matching.rounds.decider import Proposed
from matching.rounds.membership import PublishedPair
from matching.rounds.queries import membership
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED, SealedProblem, excludes_the_same
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


@dataclass(frozen=True, slots=True)
class Prepared:
    """Who must not be paired, and what that follows from."""

    known: SealedProblem
    exclusions: Exclusions


def prepare(context: TenantContext, round_id: UUID, matcher: PersonId) -> Prepared | Refusal:
    """Whom somebody named is read anew: they may have named them after the pairs were proposed."""
    now = matching_problem.opened_now(context, round_id, matcher)
    if isinstance(now, Refusal):
        return now
    known, problem = now
    return Prepared(known, problem.exclusions)


def publish(write: Write, prepared: Prepared) -> Handled | Refusal:
    """Rests on the cohort's people as matching knows them now. A person who goes later leaves a partnership."""
    known, round_id = prepared.known, prepared.known.round.round
    cohorts.lock(write.db, known.round.cohort)
    if not excludes_the_same(write.db, known):
        return CANDIDATES_CHANGED
    state = write.load(rounds.rounds, round_id).state
    pairs = _partnerships(round_id, state) if isinstance(state, Proposed) else ()
    excluded = any(prepared.exclusions.excludes(pair.senior, pair.colleague) for pair in pairs)
    there = membership(write.db, known.round.cohort)
    return write.handle(rounds.rounds, round_id, PublishPairs(pairs, day_of(write.origin.at), there, excluded))


def _partnerships(round_id: UUID, state: Proposed) -> tuple[PublishedPair, ...]:
    return tuple(
        PublishedPair(partnership_id(round_id, *pair.people, state.publications), pair.senior, pair.colleague)
        for pair in state.pairs
    )
