"""The calls of the page about a trust's own cohorts, one a service, and the fields that it uses of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Service, reads


class Cohort(msgspec.Struct, frozen=True):
    """`launch_on` is planned until the cohort is `launched`."""

    cohort: UUID
    title: str
    launch_on: date
    launched: bool


class Counts(msgspec.Struct, frozen=True):
    """`accepted`, and not gone since, of the `applied` people of a cohort for which anybody has applied."""

    cohort: UUID
    applied: int
    accepted: int


class Progress(msgspec.Struct, frozen=True):
    """`active` of all `partnerships` have not ended. `own_left_out` are the reader's own, and in no count."""

    cohort: UUID
    partnerships: int
    active: int
    meetings_held: int
    own_left_out: int


class Survey(msgspec.Struct, frozen=True):
    """`answered` of the `invited` people."""

    cohort: UUID
    wave: str
    invited: int
    answered: int | None


COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[Cohort, ...])
COUNTS: Final = reads(Service.RECRUITMENT, "/cohorts/counts", tuple[Counts, ...])
PROGRESS: Final = reads(Service.PARTNERSHIP_JOURNAL, "/cohorts/progress", tuple[Progress, ...])
SURVEYS: Final = reads(Service.EVALUATION, "/surveys/closed", tuple[Survey, ...])
