"""The question after the respondent's groups: what may be stated, in the words of the trust and of the national list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from plp_kit.core.shown import shown

GROUP_QUESTION: Final = "Which of these groups do you belong to?"
NONE_OF_THESE: Final = "None of these"
NOT_SAID: Final = "Prefer not to say"
NATIONAL_LIST: Final[Mapping[str, str]] = {
    "bme": "Black and minority ethnic (BME)",
    "carers": "Carer",
    "disabled": "Disabled",
    "faith": "Faith or belief group",
    "international": "Internationally educated",
    "lgbtq": "LGBTQ+",
    "women": "Woman",
}
"""How respondents read the groups of the national list, in a cohort that serves several."""


class Group(StrEnum):
    """What a respondent states, in whichever seat they were matched. SERVED and BOTH: a group that the cohort serves."""

    SENIOR = "senior"
    SERVED = "served"
    BOTH = "both"
    NONE = "none"
    NOT_SAID = "not_said"

    @property
    def states_served(self) -> bool:
        return self in {Group.SERVED, Group.BOTH}


@shown
@dataclass(frozen=True, slots=True)
class GroupOption:
    """`group` is `senior`, `none` or `not_said`, or a group of the national list that the cohort serves.

    `alone`: it is stated with no other.
    """

    group: str
    label: str
    alone: bool


@shown
@dataclass(frozen=True, slots=True)
class GroupQuestion:
    """Several options may be stated.

    An answer's `groups_served` are those of the national list among them; its `group` is `both` if the senior group is, too.
    """

    wording: str
    options: tuple[GroupOption, ...]


def group_question(senior: str, served: str, groups_served: Sequence[str]) -> GroupQuestion:
    """`senior` and `served` are the trust's words for the two sides. The one group of a cohort has the trust's word."""
    return GroupQuestion(
        GROUP_QUESTION,
        (
            GroupOption(Group.SENIOR, senior, alone=False),
            *(GroupOption(group, served_label(group, served, groups_served), alone=False) for group in groups_served),
            GroupOption(Group.NONE, NONE_OF_THESE, alone=True),
            GroupOption(Group.NOT_SAID, NOT_SAID, alone=True),
        ),
    )


def served_label(group: str, served: str, groups_served: Sequence[str]) -> str:
    return NATIONAL_LIST.get(group, group) if len(groups_served) > 1 else served
