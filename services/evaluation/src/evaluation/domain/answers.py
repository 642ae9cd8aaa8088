"""The ledger of answers: what was answered, under random ids, and nothing of who.

It enters the log in batches, shuffled apart from the register of respondents (batching.py). No answer carries a person, a pair
or a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from evaluation.domain.batching import FEWEST
from evaluation.domain.identities import AnswerId
from evaluation.domain.questions import LEVELS, CheckIn, Recommend
from plp_kit.core.deciding import Decider, Decision, Refusal


class Group(StrEnum):
    """The group that a respondent says they belong to, whichever seat they hold."""

    SENIOR = "senior"
    SERVED = "served"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question of the national core; a question that somebody leaves out has none."""

    question: str
    version: int
    level: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`id` is random. Whoever leaves a question out has NOT_SAID there, so that every share is of all answers.

    `national_counts` is what the respondent says on the form: copied from what is known of a person's consents it would join.
    """

    id: AnswerId
    group: Group
    recommend: Recommend
    check_in: CheckIn
    national_counts: bool
    choices: tuple[Choice, ...] = ()


# Commands


@dataclass(frozen=True, slots=True)
class ReceiveAnswers:
    """The `last` batch is the one at closing: it may be small, even empty, and none follows."""

    answers: tuple[Answer, ...]
    last: bool = False


Command: TypeAlias = ReceiveAnswers


# Events


@dataclass(frozen=True, slots=True)
class AnswersReceived:
    answers: tuple[Answer, ...]
    last: bool = False


Event: TypeAlias = AnswersReceived


# States


@dataclass(frozen=True, slots=True)
class Ledger:
    answers: tuple[Answer, ...] = ()
    closed: bool = False

    @property
    def ids(self) -> frozenset[AnswerId]:
        return frozenset(answer.id for answer in self.answers)


# Refusals

ANSWERS_CLOSED = Refusal("answers_closed", "This survey takes no more answers.")
TOO_FEW_TOGETHER = Refusal("batch_too_small", "Fewer than five answers enter together only at closing.")
ID_TWICE = Refusal("answer_id_twice", "Two answers of this batch have the same id.")
RECEIVED_ALREADY = Refusal("answer_received_already", "An answer of this batch is in the ledger already.")
QUESTION_UNKNOWN = Refusal("question_unknown", "The national core has no such question in that version.")
LEVEL_UNKNOWN = Refusal("level_unknown", "That question does not have this answer to choose.")
QUESTION_TWICE = Refusal("question_answered_twice", "A question is answered twice.")


def misfit(choices: Sequence[Choice]) -> Refusal | None:
    """Why these choices cannot be an answer, or None. Asked before an answer waits, since afterwards nobody can be told."""
    if any((choice.question, choice.version) not in LEVELS for choice in choices):
        return QUESTION_UNKNOWN
    if any(choice.level not in LEVELS[choice.question, choice.version] for choice in choices):
        return LEVEL_UNKNOWN
    if len({choice.question for choice in choices}) < len(choices):
        return QUESTION_TWICE
    return None


def decide(state: Ledger, command: Command) -> Decision[Event]:
    sent = {answer.id for answer in command.answers}
    if state.closed:
        return ANSWERS_CLOSED
    if len(sent) < len(command.answers):
        return ID_TWICE
    if sent & state.ids:
        return RECEIVED_ALREADY
    if len(sent) < FEWEST and not command.last:
        return TOO_FEW_TOGETHER
    return _misfitting(command.answers) or [AnswersReceived(command.answers, command.last)]


def _misfitting(answers: Sequence[Answer]) -> Refusal | None:
    return next((refusal for answer in answers if (refusal := misfit(answer.choices))), None)


def evolve(state: Ledger, event: Event) -> Ledger:
    return Ledger((*state.answers, *event.answers), state.closed or event.last)


ledgers: Decider[Command, Ledger, Event] = Decider(Ledger(), decide, evolve)
