"""The register of respondents: who has answered a survey, and nothing of what.

It enters the log in batches, shuffled apart from the answers (batching.py); nothing in it leads to an answer.
"""

from dataclasses import dataclass
from typing import TypeAlias

from evaluation.domain.batching import FEWEST
from evaluation.domain.identities import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal

# Commands


@dataclass(frozen=True, slots=True)
class RecordRespondents:
    """The `last` batch is the one at closing: it may be small, even empty, and none follows."""

    people: tuple[PersonId, ...]
    last: bool = False


Command: TypeAlias = RecordRespondents


# Events


@dataclass(frozen=True, slots=True)
class RespondentsRecorded:
    people: tuple[PersonId, ...]
    last: bool = False


Event: TypeAlias = RespondentsRecorded


# States


@dataclass(frozen=True, slots=True)
class Register:
    people: frozenset[PersonId] = frozenset()
    closed: bool = False


# Refusals

REGISTER_CLOSED = Refusal("register_closed", "This survey's register of respondents is closed.")
TOO_FEW_TOGETHER = Refusal("batch_too_small", "Fewer than five respondents are recorded together only at closing.")
NAMED_TWICE = Refusal("respondent_named_twice", "Somebody is named twice in this batch.")
RECORDED_ALREADY = Refusal("respondent_recorded_already", "Somebody in this batch is recorded already.")


def decide(state: Register, command: Command) -> Decision[Event]:
    named = frozenset(command.people)
    if state.closed:
        return REGISTER_CLOSED
    if len(named) < len(command.people):
        return NAMED_TWICE
    if named & state.people:
        return RECORDED_ALREADY
    if len(named) < FEWEST and not command.last:
        return TOO_FEW_TOGETHER
    return [RespondentsRecorded(command.people, command.last)]


def evolve(state: Register, event: Event) -> Register:
    return Register(state.people.union(event.people), state.closed or event.last)


registers: Decider[Command, Register, Event] = Decider(Register(), decide, evolve)
