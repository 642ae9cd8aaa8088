"""What matching knows of a person beside their candidacies: where they work, sealed."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class RecordLine:
    line: Sealed


Command: TypeAlias = RecordLine


# Events


@stored("matching.line_recorded.v1")
@dataclass(frozen=True, slots=True)
class LineRecorded:
    """The latest replaces the ones before."""

    line: Sealed


Event: TypeAlias = LineRecorded


# State


@dataclass(frozen=True, slots=True)
class Known:
    line: Sealed | None = None


RECORDED_ALREADY = Refusal("recorded_already", "This is on record of the person already.")


def decide(state: Known, command: Command) -> Decision[Event]:
    return RECORDED_ALREADY if command.line == state.line else [LineRecorded(command.line)]


def evolve(_: Known, event: Event) -> Known:
    return Known(event.line)


people: Final[Decider[Command, Known, Event]] = Decider(Known(), decide, evolve)
