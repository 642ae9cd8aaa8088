"""How recruitment knows a candidate, and whom they named as not to be paired with, in one sealed value."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from matching.ids import CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class RecordExclusions:
    cohort: CohortId
    person: PersonId
    exclusions: Sealed


@stored("matching.exclusions_recorded.v1")
@dataclass(frozen=True, slots=True)
class ExclusionsRecorded:
    """The latest replaces the ones before."""

    cohort: CohortId
    person: PersonId
    exclusions: Sealed


Command: TypeAlias = RecordExclusions
Event: TypeAlias = ExclusionsRecorded
State: TypeAlias = Sealed | None

RECORDED_ALREADY = Refusal("exclusions_recorded_already", "This is on record already.")


def decide(state: State, command: Command) -> Decision[Event]:
    if state == command.exclusions:
        return RECORDED_ALREADY
    return [ExclusionsRecorded(command.cohort, command.person, command.exclusions)]


def evolve(_state: State, event: Event) -> State:
    return event.exclusions


do_not_pair: Final[Decider[Command, State, Event]] = Decider(None, decide, evolve)
