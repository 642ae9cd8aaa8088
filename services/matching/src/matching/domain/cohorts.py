"""What holds for all rounds of a cohort: its weights, the conflicts that matchers have declared, and the day of its launch."""

from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date
from enum import StrEnum
from typing import TypeAlias

from matching.domain.identities import PersonId
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
    launch_on: date


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


Command: TypeAlias = HearCohort | WeighParts | DeclareConflict | LiftConflict


# Events


@dataclass(frozen=True, slots=True)
class CohortHeard:
    launch_on: date


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


Event: TypeAlias = CohortHeard | PartsWeighed | ConflictDeclared | ConflictLifted


@dataclass(frozen=True, slots=True)
class Cohort:
    launch_on: date | None = None
    weights: Weights = field(default_factory=Weights)
    conflicts: frozenset[Couple] = frozenset()


# Refusals

NO_SUCH_COHORT = Refusal("no_such_cohort", "Matching does not know this cohort: its first round opens when recruiting closes.")
COHORT_HEARD_ALREADY = Refusal("cohort_heard_already", "This cohort is known already.")
LAUNCH_OUT_OF_REACH = Refusal("launch_out_of_reach", "No calendar reaches the days after this launch: its year is wrong.")
WEIGHED_ALREADY = Refusal("weighed_already", "The parts weigh so already.")
CONFLICT_OF_TWO = Refusal("conflict_of_two", "A conflict is between two people.")
DECLARED_ALREADY = Refusal("declared_already", "This conflict is declared already.")
NOT_DECLARED = Refusal("conflict_not_declared", "There is no declared conflict between these two.")


def decide(state: Cohort, command: Command) -> Decision[Event]:
    match command:
        case HearCohort(launch_on):
            return _hear(state, launch_on)
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


def _hear(state: Cohort, launch_on: date) -> Decision[Event]:
    if launch_on.year == MAXYEAR:
        return LAUNCH_OUT_OF_REACH
    return COHORT_HEARD_ALREADY if state.launch_on == launch_on else [CohortHeard(launch_on)]


def evolve(state: Cohort, event: Event) -> Cohort:
    match event:
        case CohortHeard(launch_on):
            return replace(state, launch_on=launch_on)
        case PartsWeighed(weights):
            return replace(state, weights=weights)
        case ConflictDeclared(one, other):
            return replace(state, conflicts=state.conflicts | {frozenset({one, other})})
        case ConflictLifted(one, other):
            return replace(state, conflicts=state.conflicts - {frozenset({one, other})})


cohorts: Decider[Command, Cohort, Event] = Decider(Cohort(), decide, evolve)
