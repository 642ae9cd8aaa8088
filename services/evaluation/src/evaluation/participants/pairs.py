"""Pairs: two participants with seats in one partnership."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from evaluation.ids import PartnershipId, PersonId
from evaluation.participants.decider import Participant

PARTNERS = 2


def pairs_at_launch(launch_on: date, participants: Iterable[Participant]) -> int:
    """Partnerships that were formed by the day of the launch and had both partners on that day."""
    there = [participant for participant in participants if participant.there_on(launch_on)]
    return sum(len(partners) == PARTNERS for partners in _partners(there, formed_by=launch_on).values())


def whole_pairs(participants: Iterable[Participant], respondents: Collection[PersonId]) -> int:
    """Partnerships in which both partners are among the respondents."""
    answered = [participant for participant in participants if participant.membership.person in respondents]
    return sum(len(partners) == PARTNERS for partners in _partners(answered, formed_by=date.max).values())


def _partners(participants: Iterable[Participant], *, formed_by: date) -> dict[PartnershipId, set[PersonId]]:
    partners: defaultdict[PartnershipId, set[PersonId]] = defaultdict(set)
    for participant in participants:
        for held in participant.seats:
            if held.on <= formed_by:
                partners[held.partnership].add(participant.membership.person)
    return partners
