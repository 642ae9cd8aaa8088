"""Participants who turned out to be one human are one participant."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from evaluation.participants.decider import Consents, Participant
from plp_kit.core.joined_identities import JoinedIdentities


def one_a_human(participants: Iterable[Participant], identities: JoinedIdentities) -> tuple[Participant, ...]:
    """A human keeps the id under which they took their first seat, so that a later join changes nobody's id."""
    ids: defaultdict[UUID, list[Participant]] = defaultdict(list)
    for participant in participants:
        ids[identities.human(participant.membership.person)].append(participant)
    return tuple(_joined(sorted(group, key=_first_seat)) for group in ids.values())


def _first_seat(participant: Participant) -> tuple[date, UUID]:
    return min((held.on for held in participant.seats), default=date.max), participant.membership.person


def _joined(group: list[Participant]) -> Participant:
    """Somebody who left under one id and not under another is there. A consent that was refused under any id is refused."""
    first, *others = group
    if not others:
        return first
    given = [each.consents for each in group if each.consents is not None]
    left = [each.left_on for each in group if each.left_on is not None]
    return Participant(
        first.membership,
        Consents(all(each.survey for each in given), all(each.national_counts for each in given)) if given else None,
        tuple(held for each in group for held in each.seats),
        max(left) if len(left) == len(group) else None,
    )
