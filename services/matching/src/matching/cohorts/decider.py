"""What holds for all rounds of a cohort: its weights, declared conflicts, its launch, and the retention of its working papers."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matching.domain import retention
from matching.domain.identities import PersonId
from matching.domain.retention import Papers, Terms
from matching.domain.scores import Couple
from matching.domain.weights import Weights, fault
from plp_kit.core.deciding import Decider, Decision, Refusal


class Conflict(StrEnum):
    """Why two must not be partners: what one of them has declared, or because one decides a matter of the other's."""

    DECLARED = "declared"
    DECIDES = "decides"


# Commands


@dataclass(frozen=True, slots=True)
class HearCohort:
    """`papers_months` is how long the trust keeps working papers, from launch."""

    launch_on: date
    papers_months: int


@dataclass(frozen=True, slots=True)
class HearClosing:
    """Recruiting has closed: the cohort's first round opens."""


@dataclass(frozen=True, slots=True)
class WeighParts:
    weights: Weights


@dataclass(frozen=True, slots=True)
class DeclareConflict:
    one: PersonId
    other: PersonId
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class LiftConflict:
    one: PersonId
    other: PersonId


Criteria: TypeAlias = WeighParts | DeclareConflict | LiftConflict
Command: TypeAlias = HearCohort | HearClosing | Criteria | retention.Command


# Events


@dataclass(frozen=True, slots=True)
class CohortHeard:
    """`retain_until` is None where retention has ended and no papers were written since."""

    launch_on: date
    papers_months: int
    retain_until: date | None


@dataclass(frozen=True, slots=True)
class ClosingHeard:
    pass


@dataclass(frozen=True, slots=True)
class PartsWeighed:
    weights: Weights


@dataclass(frozen=True, slots=True)
class ConflictDeclared:
    one: PersonId
    other: PersonId
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class ConflictLifted:
    one: PersonId
    other: PersonId


Judgement: TypeAlias = PartsWeighed | ConflictDeclared | ConflictLifted
Event: TypeAlias = CohortHeard | ClosingHeard | Judgement | retention.Event


# State


@dataclass(frozen=True, slots=True)
class Cohort:
    """It is known once it was opened, or its recruiting closed."""

    is_known: bool = False
    is_closed: bool = False
    papers: Papers = field(default_factory=Papers)
    weights: Weights = field(default_factory=Weights)
    conflicts: frozenset[Couple] = frozenset()


# Refusals

NO_SUCH_COHORT = Refusal("no_such_cohort", "Matching does not know this cohort: its first round opens when recruiting closes.")
COHORT_HEARD_ALREADY = Refusal("cohort_heard_already", "This cohort is known already.")
CLOSING_HEARD_ALREADY = Refusal("closing_heard_already", "That recruiting has closed is known already.")
LAUNCH_OUT_OF_REACH = Refusal("launch_out_of_reach", "No calendar reaches the days after this launch: its year is wrong.")
WEIGHED_ALREADY = Refusal("weighed_already", "The parts weigh so already.")
CONFLICT_OF_TWO = Refusal("conflict_of_two", "A conflict is between two people.")
DECLARED_ALREADY = Refusal("declared_already", "This conflict is declared already.")
NOT_DECLARED = Refusal("conflict_not_declared", "There is no declared conflict between these two.")


def decide(state: Cohort, command: Command) -> Decision[Event]:
    match command:
        case HearCohort(launch_on, months):
            return _hear(state.papers, Terms(launch_on, months))
        case HearClosing():
            return CLOSING_HEARD_ALREADY if state.is_closed else [ClosingHeard()]
        case WeighParts() | DeclareConflict() | LiftConflict():
            return _judge(state, command) if state.is_known else NO_SUCH_COHORT
        case _:
            return retention.decide(state.papers, command)


def _hear(papers: Papers, terms: Terms) -> Decision[Event]:
    retain_until = retention.until(papers, terms)
    if papers.terms == terms:
        return COHORT_HEARD_ALREADY
    if retain_until == date.max:
        return LAUNCH_OUT_OF_REACH
    return [CohortHeard(terms.launch_on, terms.months, retain_until)]


def _judge(state: Cohort, command: Criteria) -> Decision[Event]:
    match command:
        case WeighParts(weights):
            return fault(weights) or (WEIGHED_ALREADY if weights == state.weights else [PartsWeighed(weights)])
        case DeclareConflict(one, other, conflict):
            first, second = sorted((one, other))
            if first == second:
                return CONFLICT_OF_TWO
            known = frozenset({one, other}) in state.conflicts
            return DECLARED_ALREADY if known else [ConflictDeclared(first, second, conflict)]
        case LiftConflict(one, other):
            known = frozenset({one, other}) in state.conflicts
            return [ConflictLifted(*sorted((one, other)))] if known else NOT_DECLARED


def evolve(state: Cohort, event: Event) -> Cohort:
    match event:
        case CohortHeard(launch_on, months, retain_until):
            heard = replace(state.papers, terms=Terms(launch_on, months), retain_until=retain_until)
            return replace(state, is_known=True, papers=heard)
        case ClosingHeard():
            return replace(state, is_known=True, is_closed=True)
        case PartsWeighed(weights):
            return replace(state, weights=weights)
        case ConflictDeclared(one, other):
            return replace(state, conflicts=state.conflicts | {frozenset({one, other})})
        case ConflictLifted(one, other):
            return replace(state, conflicts=state.conflicts - {frozenset({one, other})})
        case _:
            return replace(state, papers=retention.evolve(state.papers, event))


cohorts: Decider[Command, Cohort, Event] = Decider(Cohort(), decide, evolve)
