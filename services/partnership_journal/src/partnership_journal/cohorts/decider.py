"""A cohort as the journal needs it: what it is called, the words for its two sides, and when it launches."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class Cohort:
    """`accesses_months` is how long the trust keeps it who viewed whose data; bare facts are held until `facts_until`."""

    title: str
    word_senior: str
    word_served: str
    launch_on: date
    accesses_months: int = 72
    facts_until: date = date.max


# Command


@dataclass(frozen=True, slots=True)
class ReceiveCohort:
    cohort: Cohort


# Event


@stored("partnership_journal.cohort_received.v1")
@dataclass(frozen=True, slots=True)
class CohortReceived:
    cohort: Cohort


# States


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


State: TypeAlias = Unknown | Cohort


# Refusals

NO_SUCH_COHORT = Refusal("no_such_cohort", "There is no such cohort.", Kind.MISSING)
COHORT_RECEIVED_ALREADY = Refusal("cohort_received_already", "This cohort is known already.")


def decide(state: State, command: ReceiveCohort) -> Decision[CohortReceived]:
    return [CohortReceived(command.cohort)] if isinstance(state, Unknown) else COHORT_RECEIVED_ALREADY


def evolve(_state: State, event: CohortReceived) -> State:
    return event.cohort


cohorts: Decider[ReceiveCohort, State, CohortReceived] = Decider(Unknown(), decide, evolve)
