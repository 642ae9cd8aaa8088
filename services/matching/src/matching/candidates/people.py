"""What matching knows of a person beside their candidacies: where they work."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from matching.ids import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class Line:
    """Where somebody works: their managers, the nearest first, and their team."""

    managers: tuple[PersonId, ...]
    team: str | None


# Commands


@dataclass(frozen=True, slots=True)
class RecordLine:
    line: Line


Command: TypeAlias = RecordLine


# Events


@stored("matching.line_recorded.v1")
@dataclass(frozen=True, slots=True)
class LineRecorded:
    """The latest replaces the ones before."""

    line: Line


Event: TypeAlias = LineRecorded


# State


@dataclass(frozen=True, slots=True)
class Known:
    line: Line | None = None


RECORDED_ALREADY = Refusal("recorded_already", "This is on record of the person already.")


def decide(state: Known, command: Command) -> Decision[Event]:
    return RECORDED_ALREADY if command.line == state.line else [LineRecorded(command.line)]


def evolve(_: Known, event: Event) -> Known:
    return Known(event.line)


people: Final[Decider[Command, Known, Event]] = Decider(Known(), decide, evolve)
