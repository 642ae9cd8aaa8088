"""A round of matching, as matching tells of it: on until its pairs are published, and again if they are taken back."""

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored
from recruitment.ids import CohortId, PersonId

# Commands


@dataclass(frozen=True, slots=True)
class RecordBeginning:
    cohort: CohortId


@dataclass(frozen=True, slots=True)
class RecordEnd:
    cohort: CohortId


@dataclass(frozen=True, slots=True)
class RecordSubstitute:
    person: PersonId


Command: TypeAlias = RecordBeginning | RecordEnd | RecordSubstitute


# Events


@stored("recruitment.round_begun.v1")
@dataclass(frozen=True, slots=True)
class RoundBegun:
    """Matchers look for pairs among the cohort's people."""

    cohort: CohortId


@stored("recruitment.round_over.v1")
@dataclass(frozen=True, slots=True)
class RoundOver:
    """Its pairs are published."""

    cohort: CohortId


@stored("recruitment.substitute_recorded.v1")
@dataclass(frozen=True, slots=True)
class SubstituteRecorded:
    """This person signs for a seat of the round, and reads its pairs by name while it is on."""

    person: PersonId


Event: TypeAlias = RoundBegun | RoundOver | SubstituteRecorded


@dataclass(frozen=True, slots=True)
class Round:
    is_on: bool = False
    substitutes: frozenset[PersonId] = frozenset()


ON_ALREADY = Refusal("round_on_already", "It is on record already that this round is on.")
SUBSTITUTE_ON_RECORD = Refusal("substitute_on_record", "It is on record already that this person is a substitute.")
NOT_ON = Refusal("round_not_on", "It is on record already that this round is not on.")


def decide(state: Round, command: Command) -> Decision[Event]:
    match command:
        case RecordBeginning(cohort):
            return ON_ALREADY if state.is_on else [RoundBegun(cohort)]
        case RecordEnd(cohort):
            return [RoundOver(cohort)] if state.is_on else NOT_ON
        case RecordSubstitute(person):
            return SUBSTITUTE_ON_RECORD if person in state.substitutes else [SubstituteRecorded(person)]


def evolve(state: Round, event: Event) -> Round:
    match event:
        case SubstituteRecorded(person):
            return replace(state, substitutes=state.substitutes | {person})
        case RoundBegun() | RoundOver():
            return replace(state, is_on=isinstance(event, RoundBegun))


rounds: Final[Decider[Command, Round, Event]] = Decider(Round(), decide, evolve)
