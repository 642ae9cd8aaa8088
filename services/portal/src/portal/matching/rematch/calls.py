"""The calls of the pages about people whose partner has gone."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class LeftBehind(msgspec.Struct, frozen=True):
    """Their partner went on the day `since`; `by` is the last day to match them again, to wait or to close.

    `days_left` until then: none on that day, fewer afterwards.
    """

    person: UUID
    since: date
    by: date
    days_left: int


class PeopleLeftBehind(msgspec.Struct, frozen=True):
    """`open_round` is the cohort's round that is not published, if there is one: it takes everybody without a partner."""

    cohort: UUID
    people: tuple[LeftBehind, ...]
    open_round: UUID | None
    can_be_paired: bool


OF_COHORT: Final = reads(Service.MATCHING, "/cohorts/{cohort}/left-behind", PeopleLeftBehind)
OF_PARTNERSHIP: Final = reads(Service.MATCHING, "/partnerships/{partnership}/left-behind", PeopleLeftBehind)
OPEN: Final = Call(Service.MATCHING, Method.POST, "/cohorts/{cohort}/rounds", NoBody, Written)
