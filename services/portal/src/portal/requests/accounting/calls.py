"""The calls of the pages with which a trust accounts for personal data, and the fields that they use of each answer."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, File, NoBody, Service, reads


class Controller(msgspec.Struct, frozen=True):
    name: str
    address: str
    officer_email: str
    officer_telephone: str | None


class Activity(msgspec.Struct, frozen=True):
    """In the words of the law. `people` and `data` are categories; `retention_months` count from `counts_from`."""

    name: str
    purpose: str
    people: str
    data: str
    basis: str
    condition: str
    recipients: tuple[str, ...]
    retention_months: int
    counts_from: str


class Record(msgspec.Struct, frozen=True):
    """`periods` are months by category. `controller` is None until the settings in force name it."""

    trust: str
    controller: Controller | None
    activities: tuple[Activity, ...]
    transfers: str
    security: str
    periods: dict[str, int]


class Ends(msgspec.Struct, frozen=True):
    """`waiting` have a day on which they end; of `overdue` it has passed. `last_ended` were ended on `last_on`."""

    what: str
    waiting: int
    next_on: date | None
    overdue: int
    ended: int
    last_on: date | None
    last_ended: int


class Scope(msgspec.Struct, frozen=True):
    """Each count is out of the `people` concerned."""

    people: int
    contacts: int
    applications: int
    access_needs: int
    took_part: int


class NamedCohort(msgspec.Struct, frozen=True):
    cohort: UUID
    title: str


RECORD: Final = reads(Service.RECRUITMENT, "/trust/processing", Record)
RECORD_FILE: Final = reads(Service.RECRUITMENT, "/trust/processing-exports", File, "format")
ENDS_OF_RECRUITING: Final = reads(Service.RECRUITMENT, "/retention", tuple[Ends, ...])
ENDS_OF_MATCHING: Final = reads(Service.MATCHING, "/retention", tuple[Ends, ...])
ENDS_OF_EVALUATION: Final = reads(Service.EVALUATION, "/retention", tuple[Ends, ...])
ENDS: Final[Mapping[str, Call[NoBody, tuple[Ends, ...]]]] = {
    "recruiting": ENDS_OF_RECRUITING,
    "matching": ENDS_OF_MATCHING,
    "surveys": ENDS_OF_EVALUATION,
}
COHORTS: Final = reads(Service.RECRUITMENT, "/cohorts", tuple[NamedCohort, ...])
SCOPE: Final = reads(Service.RECRUITMENT, "/trust/breach-scopes", Scope, "cohort")
PEOPLE_FILE: Final = reads(Service.RECRUITMENT, "/trust/breach-exports", File, "cohort", "format")
