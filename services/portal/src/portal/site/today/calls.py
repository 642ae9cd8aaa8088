"""What waits for the caller, in each service."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, NoBody, Service, reads


class Waiting(msgspec.Struct, frozen=True):
    """So many of one kind, the first since a day; `due` is the last day in time. What `id` names follows from the kind.

    `cohort` is the one that it is about, unless `id` is.
    """

    kind: str
    id: UUID
    count: int
    since: date
    due: date | None
    cohort: UUID | None = None


class Today(msgspec.Struct, frozen=True):
    waiting: tuple[Waiting, ...]


class NamedCohort(msgspec.Struct, frozen=True):
    cohort: UUID
    title: str


COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[NamedCohort, ...])
"""For people who work with several: what waits in two of them would read alike."""
RECRUITMENT: Final = reads(Service.RECRUITMENT, "/today", Today)
MATCHING: Final = reads(Service.MATCHING, "/today", Today)
PARTNERSHIP_JOURNAL: Final = reads(Service.PARTNERSHIP_JOURNAL, "/today", Today)
EVALUATION: Final = reads(Service.EVALUATION, "/today", Today)
INSIGHTS: Final = reads(Service.INSIGHTS, "/today", Today)

TODAY: Final[Mapping[Service, Call[NoBody, Today]]] = {
    call.service: call for call in (RECRUITMENT, MATCHING, PARTNERSHIP_JOURNAL, EVALUATION, INSIGHTS)
}
