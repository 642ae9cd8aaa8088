"""An answer: what one respondent says, and nothing of who they are. It waits sealed until the survey has closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaluation.catalogue.questions import LEVELS, CheckIn, Recommend
from plp_kit.core.deciding import Refusal


class Group(StrEnum):
    """The group that a respondent says they belong to, in whichever seat they were matched."""

    SENIOR = "senior"
    SERVED = "served"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Choice:
    """The answer to one question of the national core."""

    question: str
    version: int
    level: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`recommend` and `check_in` are NOT_SAID where they were left out, so that every share has all answers as its base.

    A core question that was left out has no choice. `national_counts` is what the respondent says on the form: the person's
    recorded consent is not copied here, since it would help to join the answer to the person.
    """

    group: Group
    recommend: Recommend
    check_in: CheckIn
    national_counts: bool
    choices: tuple[Choice, ...] = ()


# Refusals

QUESTION_UNKNOWN = Refusal("question_unknown", "The national core has no such question in that version.")
LEVEL_UNKNOWN = Refusal("level_unknown", "That question has no such answer to choose.")
QUESTION_TWICE = Refusal("question_answered_twice", "A question is answered twice.")


def misfit(choices: Sequence[Choice]) -> Refusal | None:
    """Why these choices cannot be an answer, or None. It is checked while the respondent can still be told."""
    if any((choice.question, choice.version) not in LEVELS for choice in choices):
        return QUESTION_UNKNOWN
    if any(choice.level not in LEVELS[choice.question, choice.version] for choice in choices):
        return LEVEL_UNKNOWN
    if len({choice.question for choice in choices}) < len(choices):
        return QUESTION_TWICE
    return None
