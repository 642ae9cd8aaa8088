"""The calls of the access log, one a service, and the fields that its pages use of each answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, NoBody, Service, reads

QUERY: Final = ("person", "reader", "since", "until", "cursor", "limit")


class Look(msgspec.Struct, frozen=True):
    """`reader` looked at `what` of the person's, or of many of the people of `everyone_of`."""

    at: datetime
    reader: UUID
    person: UUID | None
    everyone_of: UUID | None
    what: str


class Looks(msgspec.Struct, frozen=True):
    rows: tuple[Look, ...]
    next: str | None


class NamedCohort(msgspec.Struct, frozen=True):
    cohort: UUID
    title: str


RECRUITING: Final = reads(Service.RECRUITMENT, "/access-records", Looks, *QUERY)
MATCHING: Final = reads(Service.MATCHING, "/access-records", Looks, *QUERY)
JOURNAL: Final = reads(Service.PARTNERSHIP_JOURNAL, "/access-records", Looks, *QUERY)
EVALUATION: Final = reads(Service.EVALUATION, "/access-records", Looks, *QUERY)
COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[NamedCohort, ...])
PARTS: Final[Mapping[str, Call[NoBody, Looks]]] = {
    "recruiting": RECRUITING,
    "matching": MATCHING,
    "partnership": JOURNAL,
    "surveys": EVALUATION,
}
"""By the part of an address."""
