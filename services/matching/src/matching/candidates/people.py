"""What matching has heard of a person beside their candidacies: where they work, and other ids that are the same human."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from matching.domain.exclusions import Line
from matching.domain.identities import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal


@dataclass(frozen=True, slots=True)
class HearLine:
    line: Line


@dataclass(frozen=True, slots=True)
class HearIdentity:
    same_as: PersonId


Command: TypeAlias = HearLine | HearIdentity


@dataclass(frozen=True, slots=True)
class LineHeard:
    """The latest replaces the ones before."""

    managers: tuple[PersonId, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class IdentityHeard:
    same_as: PersonId


Event: TypeAlias = LineHeard | IdentityHeard


@dataclass(frozen=True, slots=True)
class Known:
    line: Line | None = None
    same: frozenset[PersonId] = frozenset()


HEARD_ALREADY = Refusal("heard_already", "This is known of the person already.")


def decide(state: Known, command: Command) -> Decision[Event]:
    match command:
        case HearLine(line):
            return HEARD_ALREADY if line == state.line else [LineHeard(line.managers, line.team)]
        case HearIdentity(same_as):
            return HEARD_ALREADY if same_as in state.same else [IdentityHeard(same_as)]


def evolve(state: Known, event: Event) -> Known:
    match event:
        case LineHeard(managers, team):
            return replace(state, line=Line(managers, team))
        case IdentityHeard(same_as):
            return replace(state, same=state.same | {same_as})


people: Decider[Command, Known, Event] = Decider(Known(), decide, evolve)
