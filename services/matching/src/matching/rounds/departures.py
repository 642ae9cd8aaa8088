"""Who is without a partner because theirs has gone, or their pairing cannot work, and since when."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from matching.ids import PartnershipId, PersonId
from matching.rounds.membership import Membership

WITHIN: Final = timedelta(days=14)
"""So long there is to match people anew, to wait, or to close with care."""


def left_behind(
    membership: Membership, gone_on: Mapping[PersonId, date], refused_on: Mapping[PartnershipId, date]
) -> dict[PersonId, date]:
    """Everybody who is there, can be paired and had a partner, with the day on which the last pair of theirs was over."""
    since: dict[PersonId, date] = {}
    alone = membership.without_partner()
    for pair in membership.pairs:
        for person in pair.people & alone:
            over = [gone_on[partner] for partner in (pair.people - {person}) & gone_on.keys()]
            over += [refused_on[pair.partnership]] if pair.partnership in refused_on else []
            if over:
                since[person] = max(*over, since.get(person, date.min))
    return since
