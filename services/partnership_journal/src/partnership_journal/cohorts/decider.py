"""A cohort as the journal needs it: what it is called, its aims, the words for its two sides, and when it launches.

The cohort and changes of its dates come in any order, and again.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.stored import stored

MOST_AIMS: Final = AtMost(20, characters=1_000)


@dataclass(frozen=True, slots=True)
class Cohort:
    """`accesses_months` is how long the trust keeps it who viewed whose data; bare facts are held until `facts_until`.

    `aims` are those that the applicants confirmed; launch and check-ins show them again.
    """

    title: str
    word_senior: str
    word_served: str
    launch_on: date
    accesses_months: int = 72
    facts_until: date = date.max
    aims: Annotated[tuple[str, ...], MOST_AIMS] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """As recruitment has changed them `revision` times: the highest holds. `launch_on` is a fact once it is `launched`."""

    revision: int
    launch_on: date
    facts_until: date
    launched: bool = False


# Commands


@dataclass(frozen=True, slots=True)
class ReceiveCohort:
    cohort: Cohort


@dataclass(frozen=True, slots=True)
class ReceiveDates:
    """The cohort's dates were moved, or it was launched."""

    dates: Dates


Command: TypeAlias = ReceiveCohort | ReceiveDates


# Events


@stored("partnership_journal.cohort_received.v1")
@dataclass(frozen=True, slots=True)
class CohortReceived:
    """With the days as they are known by now."""

    cohort: Cohort
    launched: bool = False


@stored("partnership_journal.dates_received.v1")
@dataclass(frozen=True, slots=True)
class DatesReceived:
    dates: Dates


Event: TypeAlias = CohortReceived | DatesReceived


# States


@dataclass(frozen=True, slots=True)
class Unknown:
    """`dates` are None until they are moved for the first time."""

    dates: Dates | None = None


@dataclass(frozen=True, slots=True)
class Known:
    cohort: Cohort
    dates: Dates | None = None


State: TypeAlias = Unknown | Known


# Refusals

NO_SUCH_COHORT = Refusal("no_such_cohort", "There is no such cohort.", Kind.MISSING)
COHORT_RECEIVED_ALREADY = Refusal("cohort_received_already", "This cohort is known already.")
DATES_RECEIVED_ALREADY = Refusal("dates_received_already", "These dates, or later ones, are known already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match command:
        case ReceiveCohort(cohort):
            return COHORT_RECEIVED_ALREADY if isinstance(state, Known) else [_received(cohort, state.dates)]
        case ReceiveDates(dates):
            is_later = state.dates is None or dates.revision > state.dates.revision
            return [DatesReceived(dates)] if is_later else DATES_RECEIVED_ALREADY


def _received(cohort: Cohort, dates: Dates | None) -> CohortReceived:
    if dates is None:
        return CohortReceived(cohort)
    return CohortReceived(replace(cohort, launch_on=dates.launch_on, facts_until=dates.facts_until), dates.launched)


def evolve(state: State, event: Event) -> State:
    match event:
        case CohortReceived(cohort):
            return Known(cohort, state.dates)
        case DatesReceived(dates):
            return replace(state, dates=dates)


cohorts: Decider[Command, State, Event] = Decider(Unknown(), decide, evolve)
