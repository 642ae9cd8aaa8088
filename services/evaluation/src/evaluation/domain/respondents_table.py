"""The respondents table of a survey: who was asked, how many answered, from which groups.

Two response rates, both named: of those invited (everyone who is or was a participant), and of those remaining at closing.
The register of respondents and the answers are each counted on their own; nothing here joins them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluation.domain.answers import Answer, Group
from evaluation.domain.cohorts import Cohort, Words
from evaluation.domain.identities import PartnershipId, PersonId
from evaluation.domain.participants import Participant
from evaluation.domain.questions import CheckIn, Recommend
from evaluation.domain.shares import Part, share, shares_adding_to_100

PARTNERS = 2


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
    cohort: Cohort,
    closed_on: date,
    participants: Iterable[Participant],
    respondents: Collection[PersonId],
    answers: Sequence[Answer],
) -> RespondentsTable:
    invited = participants_by(closed_on, participants)
    remaining = {participant.membership.person for participant in invited if participant.there_on(closed_on)}
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
        whole_pairs=whole_pairs(invited, respondents),
    )


def participants_by(day: date, participants: Iterable[Participant]) -> list[Participant]:
    """Everyone who is, or was, a participant on `day`: who has or had a seat."""
    return [participant for participant in participants if participant.seat_by(day)]


def group_rows(words: Words, answers: Sequence[Answer]) -> tuple[GroupRow, ...]:
    labels = {Group.SENIOR: words.senior, Group.SERVED: words.served, Group.BOTH: f"{words.senior} and {words.served}"}
    counts = [sum(answer.group is group for answer in answers) for group in Group]
    return tuple(
        GroupRow(group, labels[group], count, adding, share(count, len(answers)))
        for group, count, adding in zip(Group, counts, shares_adding_to_100(counts), strict=True)
    )


def pairs_at_launch(launch_on: date, participants: Iterable[Participant]) -> int:
    """Partnerships formed by the day of the launch, both partners still there on it."""
    there = [participant for participant in participants if participant.there_on(launch_on)]
    return sum(len(partners) == PARTNERS for partners in _partners(there, formed_by=launch_on).values())


def whole_pairs(participants: Iterable[Participant], respondents: Collection[PersonId]) -> int:
    """Partnerships of which both partners are among the respondents."""
    answered = [participant for participant in participants if participant.membership.person in respondents]
    return sum(len(partners) == PARTNERS for partners in _partners(answered, formed_by=date.max).values())


def _partners(participants: Iterable[Participant], *, formed_by: date) -> dict[PartnershipId, set[PersonId]]:
    partners: defaultdict[PartnershipId, set[PersonId]] = defaultdict(set)
    for participant in participants:
        for held in participant.seats:
            if held.on <= formed_by:
                partners[held.partnership].add(participant.membership.person)
    return partners
