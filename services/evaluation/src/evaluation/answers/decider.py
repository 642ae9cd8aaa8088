"""The ledger of a survey's answers: what was answered, under random ids, and nothing of who answered.

It enters the log once, after the survey has closed, shuffled apart from the register of respondents. No entry carries a person,
a pair or a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evaluation.answers.answer import Answer, misfit
from evaluation.answers.shuffling import shuffled
from evaluation.ids import AnswerId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """`id` is random."""

    id: AnswerId
    answer: Answer


# Commands


@dataclass(frozen=True, slots=True)
class EnterAnswers:
    """All answers at once. `seed` is random, and differs from the seed of the register."""

    entries: tuple[LedgerEntry, ...]
    seed: bytes


Command: TypeAlias = EnterAnswers


# Events


@stored("evaluation.answers_entered.v1")
@dataclass(frozen=True, slots=True)
class AnswersEntered:
    entries: tuple[LedgerEntry, ...]


Event: TypeAlias = AnswersEntered


# States


@dataclass(frozen=True, slots=True)
class Ledger:
    answers: tuple[Answer, ...] = ()
    entered: bool = False


# Refusals. A misfit of a single answer is refused as well (answer.py).

ENTERED_ALREADY = Refusal("answers_entered_already", "This survey's answers are in the ledger.")
ID_TWICE = Refusal("answer_id_twice", "Two of these answers have the same id.")


def decide(state: Ledger, command: Command) -> Decision[Event]:
    if state.entered:
        return ENTERED_ALREADY
    if len({entry.id for entry in command.entries}) < len(command.entries):
        return ID_TWICE
    return _misfit(command.entries) or [AnswersEntered(shuffled(command.entries, command.seed))]


def _misfit(entries: Sequence[LedgerEntry]) -> Refusal | None:
    return next((refusal for entry in entries if (refusal := misfit(entry.answer.choices))), None)


def evolve(_state: Ledger, event: Event) -> Ledger:
    return Ledger(tuple(entry.answer for entry in event.entries), entered=True)


ledgers: Decider[Command, Ledger, Event] = Decider(Ledger(), decide, evolve)
