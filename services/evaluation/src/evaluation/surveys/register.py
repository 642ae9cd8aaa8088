"""The register of respondents: who has answered a survey, and nothing of what they said.

It enters the log once, after the survey has closed, shuffled apart from the answers. Nothing in it leads to an answer.
"""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from evaluation.answers.shuffling import shuffled
from evaluation.ids import PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.parts import BY_SIZE, filled
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
    """Some of the respondents, in an order of chance, or none where nobody answered."""

    people: Annotated[tuple[PersonId, ...], BY_SIZE]


Event: TypeAlias = RespondentsRecorded


# States


@dataclass(frozen=True, slots=True)
class Register:
    people: frozenset[PersonId] = frozenset()
    recorded: bool = False


# Refusals

RECORDED_ALREADY = Refusal("respondents_recorded_already", "This survey's respondents are on record.")


def decide(state: Register, command: Command) -> Decision[Event]:
    if state.recorded:
        return RECORDED_ALREADY
    return list(map(RespondentsRecorded, filled(shuffled(sorted(command.people), command.seed)) or [()]))


def evolve(state: Register, event: Event) -> Register:
    return Register(state.people | set(event.people), recorded=True)


registers: Decider[Command, Register, Event] = Decider(Register(), decide, evolve)
