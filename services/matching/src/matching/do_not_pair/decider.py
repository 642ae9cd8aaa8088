"""Whom somebody must not be paired with, as they have named them, without a reason. Who is named stays sealed."""

from dataclasses import dataclass
from typing import TypeAlias

from matching.domain.identities import CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class KeepApart:
    cohort: CohortId
    person: PersonId
    others: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class KeptApart:
    """The latest replaces the ones before."""

    cohort: CohortId
    person: PersonId
    others: tuple[Sealed, ...]


Command: TypeAlias = KeepApart
Event: TypeAlias = KeptApart
State: TypeAlias = tuple[Sealed, ...] | None

KEPT_APART_ALREADY = Refusal("kept_apart_already", "These are the people named already.")


def decide(state: State, command: Command) -> Decision[Event]:
    if state == command.others:
        return KEPT_APART_ALREADY
    return [KeptApart(command.cohort, command.person, command.others)]


def evolve(_state: State, event: Event) -> State:
    return event.others


kept_apart: Decider[Command, State, Event] = Decider(None, decide, evolve)
