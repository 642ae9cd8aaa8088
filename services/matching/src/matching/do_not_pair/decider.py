"""People whom somebody must not be paired with, as that person named them, without a reason. Who is named stays sealed."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from matching.ids import CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class RecordDoNotPair:
    cohort: CohortId
    person: PersonId
    others: tuple[Sealed, ...]


@stored("matching.do_not_pair_recorded.v1")
@dataclass(frozen=True, slots=True)
class DoNotPairRecorded:
    """The latest replaces the ones before."""

    cohort: CohortId
    person: PersonId
    others: tuple[Sealed, ...]


Command: TypeAlias = RecordDoNotPair
Event: TypeAlias = DoNotPairRecorded
State: TypeAlias = tuple[Sealed, ...] | None

RECORDED_ALREADY = Refusal("do_not_pair_recorded_already", "These people are on record already.")


def decide(state: State, command: Command) -> Decision[Event]:
    if state == command.others:
        return RECORDED_ALREADY
    return [DoNotPairRecorded(command.cohort, command.person, command.others)]


def evolve(_state: State, event: Event) -> State:
    return event.others


do_not_pair: Final[Decider[Command, State, Event]] = Decider(None, decide, evolve)
