"""The respondents table of a survey: who was asked, how many answered, from which groups.

Two response rates, both named: of those invited (everyone who is or was a participant), and of those remaining at closing.
The register of respondents and the answers are each counted on their own; nothing here joins them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluation.answers.decider import Answer, Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.ids import PersonId
from evaluation.participants.decider import Participant, participants_by
from evaluation.participants.pairs import pairs_at_launch
from evaluation.results.shares import Part, share, shares_adding_to_100
from evaluation.surveys.cohorts import Words
from evaluation.surveys.decider import Closed


@dataclass(frozen=True, slots=True)
class GroupRow:
    """`share_adding` is rounded so that the groups add to 100, `share` on its own."""

    group: Group
    label: str
    count: int
    share_adding: Decimal | None
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class RespondentsTable:
    """`served` counts those who belong to the group served, be it as their only group or as one of both."""

    pairs_at_launch: int
    invited: int
    remaining: int
    answers: int
    of_remaining: Part
    of_invited: Part
    groups: tuple[GroupRow, ...]
    served: Part
    recommend: Part
    check_in: Part
    whole_pairs: int


def respondents_table(
    survey: Closed, participants: Iterable[Participant], respondents: Collection[PersonId], answers: Sequence[Answer]
) -> RespondentsTable:
    """Whole pairs were counted at closing, and only then."""
    cohort, invited = survey.plan.cohort, participants_by(survey.on, participants)
    remaining = {participant.membership.person for participant in invited if participant.there_on(survey.on)}
    groups = group_rows(cohort.words, answers)
    return RespondentsTable(
        pairs_at_launch=pairs_at_launch(cohort.launch_on, invited),
        invited=len(invited),
        remaining=len(remaining),
        answers=len(answers),
        of_remaining=Part(len(remaining.intersection(respondents)), len(remaining)),
        of_invited=Part(len(respondents), len(invited)),
        groups=groups,
        served=Part(sum(row.count for row in groups if row.group is not Group.SENIOR), len(answers)),
        recommend=Part(sum(answer.recommend is Recommend.YES for answer in answers), len(answers)),
        check_in=Part(sum(answer.check_in is CheckIn.YES for answer in answers), len(answers)),
        whole_pairs=survey.whole_pairs,
    )


def group_rows(words: Words, answers: Sequence[Answer]) -> tuple[GroupRow, ...]:
    labels = {Group.SENIOR: words.senior, Group.SERVED: words.served, Group.BOTH: f"{words.senior} and {words.served}"}
    counts = [sum(answer.group is group for answer in answers) for group in Group]
    return tuple(
        GroupRow(group, labels[group], count, adding, share(count, len(answers)))
        for group, count, adding in zip(Group, counts, shares_adding_to_100(counts), strict=True)
    )
