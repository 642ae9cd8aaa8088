"""The ledger of answers: what was answered, under random ids, and nothing of who.

It enters the log once, after the survey has closed, shuffled apart from the register of respondents. No answer carries a person,
a pair or a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from evaluation.answers.shuffling import shuffled
from evaluation.catalogue.questions import LEVELS, CheckIn, Recommend
from evaluation.ids import AnswerId
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
    """All at once. `seed` is random, and another than that of the register."""

    answers: tuple[Answer, ...]
    seed: bytes


Command: TypeAlias = ReceiveAnswers


# Events


@dataclass(frozen=True, slots=True)
class AnswersReceived:
    answers: tuple[Answer, ...]


Event: TypeAlias = AnswersReceived


# States


@dataclass(frozen=True, slots=True)
class Ledger:
    answers: tuple[Answer, ...] = ()
    received: bool = False


# Refusals

RECEIVED_ALREADY = Refusal("answers_received_already", "This survey's answers are in the ledger.")
ID_TWICE = Refusal("answer_id_twice", "Two of these answers have the same id.")
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
    if state.received:
        return RECEIVED_ALREADY
    if len({answer.id for answer in command.answers}) < len(command.answers):
        return ID_TWICE
    return _misfitting(command.answers) or [AnswersReceived(shuffled(command.answers, command.seed))]


def _misfitting(answers: Sequence[Answer]) -> Refusal | None:
    return next((refusal for answer in answers if (refusal := misfit(answer.choices))), None)


def evolve(state: Ledger, event: Event) -> Ledger:
    """Ledgers from before hold several batches."""
    return Ledger((*state.answers, *event.answers), received=True)


ledgers: Decider[Command, Ledger, Event] = Decider(Ledger(), decide, evolve)
