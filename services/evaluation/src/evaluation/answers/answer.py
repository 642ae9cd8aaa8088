"""An answer: what one respondent says, and nothing of who they are. It waits sealed until the survey has closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import LEVELS, CheckIn, Recommend
from plp_kit.core.deciding import Refusal


@dataclass(frozen=True, slots=True)
class Choice:
    """The answer to one question of the national core."""

    question: str
    version: int
    level: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`recommend` and `check_in` are NOT_SAID where they were left out, so that every share has all answers as its base.

    A core question that was left out has no choice. `groups_served` are the groups of the national list that the respondent
    states; where the cohort serves one, `group` says it already. `national_counts` is what the respondent says on the form:
    the person's recorded consent is not copied here, since it would help to join the answer to the person.
    """

    group: Group
    recommend: Recommend
    check_in: CheckIn
    national_counts: bool
    choices: tuple[Choice, ...] = ()
    groups_served: tuple[str, ...] = ()


# Refusals

QUESTION_UNKNOWN = Refusal("question_unknown", "The national core has no such question in that version.")
LEVEL_UNKNOWN = Refusal("level_unknown", "That question has no such answer to choose.")
QUESTION_TWICE = Refusal("question_answered_twice", "A question is answered twice.")
GROUP_NOT_SERVED = Refusal("group_not_served", "This cohort does not serve one of the groups that you chose.")
GROUPS_UNCLEAR = Refusal(
    "groups_unclear", "Choose each group that you belong to once, or choose 'None of these' or 'Prefer not to say' alone."
)


def misfit(choices: Sequence[Choice]) -> Refusal | None:
    """Why these choices cannot be an answer, or None. It is checked while the respondent can still be told."""
    if any((choice.question, choice.version) not in LEVELS for choice in choices):
        return QUESTION_UNKNOWN
    if any(choice.level not in LEVELS[choice.question, choice.version] for choice in choices):
        return LEVEL_UNKNOWN
    if len({choice.question for choice in choices}) < len(choices):
        return QUESTION_TWICE
    return None


def misstated(group: Group, stated: Sequence[str], served: Collection[str]) -> Refusal | None:
    """Why the groups that are stated cannot be stated in a cohort that serves these, or None."""
    if not set(stated) <= set(served):
        return GROUP_NOT_SERVED
    names_which = bool(stated) or len(served) == 1
    is_clear = len(set(stated)) == len(stated) and (names_which if group.states_served else not stated)
    return None if is_clear else GROUPS_UNCLEAR
