"""The calls of the pages about lists, and the fields that the pages use of each answer."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, File, Method, Service, Written, reads

SECONDS_TO_READ_A_FILE: Final = 45.0
"""It is read within 20 seconds, once it is its turn."""
SECONDS_TO_LOOK: Final = 20.0
SECONDS_TO_IMPORT: Final = 50.0
"""Of 300 people it takes a few; then nobody knows, and the button can be selected again."""


class Reading(StrEnum):
    """As what a column is read."""

    EMAIL = "email"
    NAME = "name"
    ANSWER_1 = "answer_1"
    ANSWER_2 = "answer_2"
    ANSWER_3 = "answer_3"
    MANAGER = "manager_email"
    TEAM = "team"


class NamedCohort(msgspec.Struct, frozen=True):
    title: str
    recruiting: bool


class Channels(msgspec.Struct, frozen=True):
    channels: tuple[str, ...]


class ShownColumn(msgspec.Struct, frozen=True):
    """`place` counts from 0. `read_as` is None where the column is not used."""

    place: int
    column: str
    read_as: str | None


class ShownReading(msgspec.Struct, frozen=True):
    """`title` is the one by which such a column is known: of an answer, the cohort's question."""

    read_as: str
    title: str
    needed: bool


class RefusedRow(msgspec.Struct, frozen=True):
    row: int
    column: str
    message: str


class ReplacedRow(msgspec.Struct, frozen=True):
    row: int
    by: int


class Outcome(msgspec.Struct, frozen=True):
    """Of applicants some are `invited` or `known`, of a staff list some lines `recorded` or `unchanged`, others passed over."""

    source: str
    rows: int
    invited: int
    known: int
    recorded: int
    unchanged: int
    passed_over: int
    refused: tuple[RefusedRow, ...]
    replaced: tuple[ReplacedRow, ...]
    not_used: tuple[str, ...]


class ImportFile(msgspec.Struct, frozen=True):
    """`cohort` is None for a staff list. `outcome` is there once it is imported, and then no columns are."""

    cohort: UUID | None
    kept_until: datetime
    source: str
    rows: int
    headings_in_row: int | None
    columns: tuple[ShownColumn, ...]
    missing: tuple[str, ...]
    repeated: tuple[str, ...]
    readings: tuple[ShownReading, ...]
    outcome: Outcome | None


class DryRun(msgspec.Struct, frozen=True):
    """`dry_run` names what an import would do now."""

    dry_run: str
    outcome: Outcome


class MappedColumn(msgspec.Struct, frozen=True):
    place: int
    read_as: Reading


class Columns(msgspec.Struct, frozen=True):
    columns: tuple[MappedColumn, ...]


class Confirmation(msgspec.Struct, frozen=True):
    dry_run: str


class ManagersOfPerson(msgspec.Struct, frozen=True):
    """`managers` is not_known, or none: a list names the person, and no manager."""

    person: UUID
    managers: str


COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", NamedCohort)
CHANNELS: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/channels", Channels)
FILE: Final = reads(Service.RECRUITMENT, "/import-files/{import_file}", ImportFile, seconds=SECONDS_TO_LOOK)
DRY_RUN: Final = reads(Service.RECRUITMENT, "/import-files/{import_file}/dry-run", DryRun, seconds=SECONDS_TO_LOOK)
MANAGERS_UNKNOWN: Final = reads(Service.MATCHING, "/cohorts/{cohort}/managers-unknown", tuple[ManagersOfPerson, ...])
SEND_LIST: Final = Call(
    Service.RECRUITMENT,
    Method.POST,
    "/cohorts/{cohort}/import-files",
    File,
    Written,
    ("channel",),
    SECONDS_TO_READ_A_FILE,
)
SEND_STAFF_LIST: Final = Call(Service.RECRUITMENT, Method.POST, "/staff-lists", File, Written, seconds=SECONDS_TO_READ_A_FILE)
MAP: Final = Call(Service.RECRUITMENT, Method.PUT, "/import-files/{import_file}/columns", Columns, Written)
IMPORT: Final = Call(
    Service.RECRUITMENT,
    Method.POST,
    "/import-files/{import_file}/import",
    Confirmation,
    Written,
    seconds=SECONDS_TO_IMPORT,
)
