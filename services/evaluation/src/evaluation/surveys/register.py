"""The register of respondents: who has answered a survey, and nothing of what.

It enters the log once, after the survey has closed, shuffled apart from the answers; nothing in it leads to an answer.
"""

from dataclasses import dataclass
from typing import TypeAlias

from evaluation.answers.shuffling import shuffled
from evaluation.ids import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal

# Commands


@dataclass(frozen=True, slots=True)
class RecordRespondents:
    """Everybody at once. `seed` is random, and another than that of the answers."""

    people: frozenset[PersonId]
    seed: bytes


Command: TypeAlias = RecordRespondents


# Events


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

RECORDED_ALREADY = Refusal("respondents_recorded_already", "This survey's respondents are recorded.")


def decide(state: Register, command: Command) -> Decision[Event]:
    return RECORDED_ALREADY if state.recorded else [RespondentsRecorded(shuffled(sorted(command.people), command.seed))]


def evolve(state: Register, event: Event) -> Register:
    """Registers from before hold several batches."""
    return Register(state.people.union(event.people), recorded=True)


registers: Decider[Command, Register, Event] = Decider(Register(), decide, evolve)
