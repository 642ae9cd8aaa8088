"""Who is without a partner because theirs has gone, and since when."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from matching.ids import PersonId
from matching.rounds.membership import Membership

WITHIN: Final = timedelta(days=14)
"""So long there is to match people anew, to wait, or to close with care."""


def left_behind(membership: Membership, gone_on: Mapping[PersonId, date]) -> dict[PersonId, date]:
    """Everybody who is there, can be paired and had a partner, with the day on which the last one went."""
    since: dict[PersonId, date] = {}
    alone = membership.without_partner()
    for pair in membership.pairs:
        for person in pair.people & alone:
            for partner in (pair.people - {person}) & gone_on.keys():
                since[person] = max(gone_on[partner], since.get(person, date.min))
    return since
