"""The respondents table of a survey: how many were invited, how many answered, and which groups they named.

There are two response rates: of the invited (everyone who is or was a participant), and of the people remaining at closing.
The register of respondents and the answers are counted separately; nothing here joins them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from evaluation.answers.answer import Answer
from evaluation.catalogue.groups import NONE_OF_THESE, NOT_SAID, Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.ids import PersonId
from evaluation.participants.decider import Participant, participants_by
from evaluation.participants.pairs import pairs_at_launch
from evaluation.results.exceptions import ShownException
from evaluation.results.shares import Part, part, share, shares_adding_to_100
from evaluation.results.stated_groups import StatedGroup, stated_groups
from evaluation.surveys.decider import Closed
from evaluation.surveys.plans import Words
from plp_kit.core.shown import shown

SIDES: Final = frozenset({Group.SENIOR, Group.SERVED, Group.BOTH})


@shown
@dataclass(frozen=True, slots=True)
class GroupRow:
    """`share` is rounded on its own, `share_adding` so that the groups add to 100."""

    group: Group
    label: str
    count: int
    share: Decimal | None
    share_adding: Decimal | None


@shown
@dataclass(frozen=True, slots=True)
class RespondentsTable:
    """Shares and rates are in per cent with one decimal, and null where their base is 0.

    `served` counts the respondents who stated a group served, alone or with another. `stated` says which of several, where that
    tells nobody's group, and is empty elsewhere. `exceptions` to the rules about roles were in force since the survey closed.
    """

    pairs_at_launch: int
    invited: int
    remaining: int
    answers: int
    answers_of_remaining: int
    rate_of_remaining: Decimal | None
    rate_of_invited: Decimal | None
    groups: tuple[GroupRow, ...]
    served: Part
    recommend: Part
    check_in: Part
    whole_pairs: int
    exceptions: tuple[ShownException, ...]
    stated: tuple[StatedGroup, ...] = ()


def respondents_table(
    survey: Closed,
    participants: Iterable[Participant],
    respondents: Collection[PersonId],
    answers: Sequence[Answer],
    exceptions: tuple[ShownException, ...] = (),
) -> RespondentsTable:
    """Whole pairs are the ones that were counted at closing."""
    cohort, invited = survey.plan.cohort, participants_by(survey.on, participants)
    remaining = {participant.membership.person for participant in invited if participant.there_on(survey.on)}
    answered, groups = len(remaining.intersection(respondents)), group_rows(cohort.words, answers)
    return RespondentsTable(
        pairs_at_launch=pairs_at_launch(cohort.launch_on, invited),
        invited=len(invited),
        remaining=len(remaining),
        answers=len(answers),
        answers_of_remaining=answered,
        rate_of_remaining=share(answered, len(remaining)),
        rate_of_invited=share(len(respondents), len(invited)),
        groups=groups,
        served=part(sum(row.count for row in groups if row.group.states_served), len(answers)),
        recommend=part(sum(answer.recommend is Recommend.YES for answer in answers), len(answers)),
        check_in=part(sum(answer.check_in is CheckIn.YES for answer in answers), len(answers)),
        whole_pairs=survey.whole_pairs,
        exceptions=exceptions,
        stated=stated_groups(cohort, answers),
    )


def group_rows(words: Words, answers: Sequence[Answer]) -> tuple[GroupRow, ...]:
    """The two sides and both; who stated neither, or preferred not to say, where there are such."""
    stated = Counter(answer.group for answer in answers)
    groups = [group for group in Group if group in SIDES or stated[group]]
    labels, counts = _labels(words), [stated[group] for group in groups]
    return tuple(
        GroupRow(group, labels[group], count, share(count, len(answers)), adding)
        for group, count, adding in zip(groups, counts, shares_adding_to_100(counts), strict=True)
    )


def _labels(words: Words) -> Mapping[Group, str]:
    return {
        Group.SENIOR: words.senior,
        Group.SERVED: words.served,
        Group.BOTH: f"{words.senior} and {words.served}",
        Group.NONE: NONE_OF_THESE,
        Group.NOT_SAID: NOT_SAID,
    }
