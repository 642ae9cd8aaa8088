"""A cohort as the journal needs it: what it is called, the words for its two sides, and when it launches."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal


@dataclass(frozen=True, slots=True)
class Cohort:
    title: str
    word_senior: str
    word_served: str
    launch_on: date


# Command


@dataclass(frozen=True, slots=True)
class HearCohort:
    cohort: Cohort


# Event


@dataclass(frozen=True, slots=True)
class CohortHeard:
    cohort: Cohort


# States


@dataclass(frozen=True, slots=True)
class Unheard:
    pass


State: TypeAlias = Unheard | Cohort


# Refusals

NO_SUCH_COHORT = Refusal("no_such_cohort", "There is no such cohort.")
COHORT_HEARD_ALREADY = Refusal("cohort_heard_already", "This cohort is known already.")


def decide(state: State, command: HearCohort) -> Decision[CohortHeard]:
    return [CohortHeard(command.cohort)] if isinstance(state, Unheard) else COHORT_HEARD_ALREADY


def evolve(_state: State, event: CohortHeard) -> State:
    return event.cohort


cohorts: Decider[HearCohort, State, CohortHeard] = Decider(Unheard(), decide, evolve)
