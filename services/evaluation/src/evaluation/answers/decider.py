"""The ledger of a survey's answers: what was answered, under random ids, and nothing of who answered.

It enters the log once, after the survey has closed, shuffled apart from the register of respondents. No entry carries a person,
a pair or a time. Each answer is sealed under a key of its own, which is spent when retention ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, TypeAlias

from evaluation.answers.shuffling import shuffled
from evaluation.ids import AnswerId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.parts import BY_SIZE, filled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """`id` is random."""

    id: AnswerId
    answer: Sealed


# Commands


@dataclass(frozen=True, slots=True)
class EnterAnswers:
    """All answers at once. `seed` is random, and differs from the seed of the register."""

    entries: tuple[LedgerEntry, ...]
    seed: bytes
    retain_until: date


@dataclass(frozen=True, slots=True)
class EndRetention:
    on: date


Command: TypeAlias = EnterAnswers | EndRetention


# Events


@stored("evaluation.answers_entered.v1")
@dataclass(frozen=True, slots=True)
class AnswersEntered:
    """Some of the answers, in an order of chance, or none where nobody answered."""

    entries: Annotated[tuple[LedgerEntry, ...], BY_SIZE]
    retain_until: date


@stored("evaluation.answers_retention_ended.v1")
@dataclass(frozen=True, slots=True)
class RetentionEnded:
    """Nobody may read the answers any more."""

    on: date


Event: TypeAlias = AnswersEntered | RetentionEnded


# States


@dataclass(frozen=True, slots=True)
class Ledger:
    """`retain_until` is None until answers have entered; `ended` once they are not retained any more."""

    entries: tuple[LedgerEntry, ...] = ()
    retain_until: date | None = None
    ended: bool = False


# Refusals

ENTERED_ALREADY = Refusal("answers_entered_already", "This survey's answers are in the ledger.")
ID_TWICE = Refusal("answer_id_twice", "Two of these answers have the same id.")
RETENTION_RUNNING = Refusal("answers_retained", "The answers of this survey are retained for longer.")
RETENTION_OVER = Refusal("answers_not_retained", "The answers of this survey are not retained any more.")


def decide(state: Ledger, command: Command) -> Decision[Event]:
    match command:
        case EnterAnswers():
            return _enter(state, command)
        case EndRetention(on):
            return _end(state, on)


def _enter(state: Ledger, command: EnterAnswers) -> Decision[Event]:
    if state.retain_until is not None:
        return ENTERED_ALREADY
    if len({entry.id for entry in command.entries}) < len(command.entries):
        return ID_TWICE
    entries = shuffled(command.entries, command.seed)
    return [AnswersEntered(part, command.retain_until) for part in filled(entries) or [()]]


def _end(state: Ledger, on: date) -> Decision[Event]:
    if state.ended:
        return RETENTION_OVER
    return [RetentionEnded(on)] if state.retain_until is not None and on >= state.retain_until else RETENTION_RUNNING


def spends(earlier: Sequence[Event], event: Event) -> Sequence[KeyId]:
    """When retention ends, the key of every answer."""
    if not isinstance(event, RetentionEnded):
        return ()
    return [entry.answer.key for each in earlier if isinstance(each, AnswersEntered) for entry in each.entries]


def evolve(state: Ledger, event: Event) -> Ledger:
    match event:
        case AnswersEntered(entries, retain_until):
            return Ledger((*state.entries, *entries), retain_until)
        case RetentionEnded():
            return replace(state, ended=True)


ledgers: Decider[Command, Ledger, Event] = Decider(Ledger(), decide, evolve)
