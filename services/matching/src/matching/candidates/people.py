"""What matching knows of a person beside their candidacies: where they work, sealed, and other ids that are the same human."""

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from matching.ids import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class RecordLine:
    line: Sealed


@dataclass(frozen=True, slots=True)
class RecordIdentity:
    same_as: PersonId


Command: TypeAlias = RecordLine | RecordIdentity


# Events


@stored("matching.line_recorded.v1")
@dataclass(frozen=True, slots=True)
class LineRecorded:
    """The latest replaces the ones before."""

    line: Sealed


@stored("matching.identity_recorded.v1")
@dataclass(frozen=True, slots=True)
class IdentityRecorded:
    same_as: PersonId


Event: TypeAlias = LineRecorded | IdentityRecorded


# State


@dataclass(frozen=True, slots=True)
class Known:
    line: Sealed | None = None
    same: frozenset[PersonId] = frozenset()


RECORDED_ALREADY = Refusal("recorded_already", "This is on record of the person already.")


def decide(state: Known, command: Command) -> Decision[Event]:
    match command:
        case RecordLine(line):
            return RECORDED_ALREADY if line == state.line else [LineRecorded(line)]
        case RecordIdentity(same_as):
            return RECORDED_ALREADY if same_as in state.same else [IdentityRecorded(same_as)]


def evolve(state: Known, event: Event) -> Known:
    match event:
        case LineRecorded(line):
            return replace(state, line=line)
        case IdentityRecorded(same_as):
            return replace(state, same=state.same | {same_as})


people: Final[Decider[Command, Known, Event]] = Decider(Known(), decide, evolve)
