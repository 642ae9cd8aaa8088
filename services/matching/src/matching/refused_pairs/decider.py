"""A published pair of which one of the two said that it cannot work: it is no more, and the two are never matched again."""

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from matching.ids import CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class RecordRefusal:
    """Nobody here learns which of the two it was."""

    cohort: CohortId
    senior: PersonId
    colleague: PersonId
    on: date


@stored("matching.pair_refused.v1")
@dataclass(frozen=True, slots=True)
class PairRefused:
    cohort: CohortId
    senior: PersonId
    colleague: PersonId
    on: date


Command: TypeAlias = RecordRefusal
Event: TypeAlias = PairRefused
State: TypeAlias = bool
"""Whether it is on record."""
NOT_REFUSED: Final[State] = False

REFUSAL_RECORDED_ALREADY = Refusal("refusal_recorded_already", "It is on record already that this pair cannot work.")


def decide(state: State, command: Command) -> Decision[Event]:
    if state:
        return REFUSAL_RECORDED_ALREADY
    return [PairRefused(command.cohort, command.senior, command.colleague, command.on)]


def evolve(_state: State, _event: Event) -> State:
    return True


refused_pairs: Final[Decider[Command, State, Event]] = Decider(NOT_REFUSED, decide, evolve)
