"""The register of respondents: who has answered a survey, and nothing of what they said.

It enters the log once, after the survey has closed, shuffled apart from the answers. Nothing in it leads to an answer.
"""

from dataclasses import dataclass
from typing import TypeAlias

from evaluation.answers.shuffling import shuffled
from evaluation.ids import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored

# Commands


@dataclass(frozen=True, slots=True)
class RecordRespondents:
    """All respondents at once. `seed` is random, and differs from the seed of the answers."""

    people: frozenset[PersonId]
    seed: bytes


Command: TypeAlias = RecordRespondents


# Events


@stored("evaluation.respondents_recorded.v1")
@dataclass(frozen=True, slots=True)
class RespondentsRecorded:
    people: tuple[PersonId, ...]


Event: TypeAlias = RespondentsRecorded


# States


@dataclass(frozen=True, slots=True)
class Register:
    people: frozenset[PersonId] = frozenset()
    recorded: bool = False


# Refusals

RECORDED_ALREADY = Refusal("respondents_recorded_already", "This survey's respondents are on record.")


def decide(state: Register, command: Command) -> Decision[Event]:
    return RECORDED_ALREADY if state.recorded else [RespondentsRecorded(shuffled(sorted(command.people), command.seed))]


def evolve(_state: Register, event: Event) -> Register:
    return Register(frozenset(event.people), recorded=True)


registers: Decider[Command, Register, Event] = Decider(Register(), decide, evolve)
