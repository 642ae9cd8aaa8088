"""A cohort's applications by name, page by page, and its waiting list. Who looked is on record before a name is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Final
from uuid import UUID

from plp_kit.core import access_records
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log.viewers import Accessed
from recruitment.applications import queries
from recruitment.applications.decider import applications
from recruitment.applications.states import listed_name
from recruitment.applications.table.applications import ShownApplication
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.table import cohorts
from recruitment.names import queries as names
from recruitment.names.queries import Named
from recruitment.names.seeing import FACILITATOR, look
from recruitment.staff import table as staff

AS: Final = (FACILITATOR,)
"""Names are those that a facilitator sees, whatever else the reader is."""


@shown
@dataclass(frozen=True, slots=True)
class ListedApplication(ShownApplication):
    """An application on the list of its cohort.

    `name` is the person's own, as `POST /names` gives it. `preferred_name` is what they would like to be called, null where none
    was given or it was taken back; of what is not handed in, or is over, it is not shown. Of a person who is not `available`,
    whose data are restricted, there are neither names nor sides.
    """

    name: str | None = field(repr=False)
    preferred_name: str | None = field(repr=False)
    available: bool


@shown
@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """`next` is the cursor of the next page, null on the last. `by_state` counts all of the cohort, whatever is on the page."""

    applications: list[ListedApplication]
    next: str | None
    by_state: dict[str, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Applications in one state, or in any, after a position on the list; `limit` of them and one more."""

    cohort: UUID
    state: str | None
    after: tuple[str, ...] | None
    limit: int


@dataclass(frozen=True, slots=True)
class Found:
    rows: list[ListedApplication]
    by_state: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """With what of its names the reader may see."""

    shown: ShownApplication
    name: Sealed | None
    preferred: Sealed | None
    available: bool


def of_cohort(context: TenantContext, reader: UUID, wanted: Wanted) -> Found | Refusal:
    """One record a reader, cohort and day, of the people whose names are shown."""
    with context.database.transaction() as db:
        if cohorts.cohort(db, wanted.cohort) is None:
            return NO_SUCH_COHORT
        rows = queries.page(db, wanted.cohort, wanted.state, wanted.after, wanted.limit + 1)
        counted, named = queries.by_state(db, wanted.cohort), _named(context, db, reader, wanted.cohort, rows)
    return Found(_opened(context, named), counted)


def waiting(context: TenantContext, reader: UUID, cohort: UUID) -> list[ListedApplication]:
    """In its order; as `of_cohort` otherwise."""
    with context.database.transaction() as db:
        named = _named(context, db, reader, cohort, queries.waiting(db, cohort))
    return _opened(context, named)


def _named(context: TenantContext, db: Db, reader: UUID, cohort: UUID, rows: Sequence[ShownApplication]) -> list[_Row]:
    """Nobody restricts their data between this and the record of it."""
    joined = staff.everybody_joined(db)
    people = names.named(db, joined, [row.person for row in rows])
    asker = names.asking(db, joined, reader, AS)
    seen = {person: named for person, named in people.items() if look(asker, named.human)}
    found = [_row(context, db, row, people[row.person], seen) for row in rows]
    if any(row.name or row.preferred for row in found):
        access_records.add_of_the_day(db, context.clock.now(db), reader, Accessed.NAMES, everyone_of=[cohort])
    return found


def _row(context: TenantContext, db: Db, row: ShownApplication, named: Named, seen: Mapping[UUID, Named]) -> _Row:
    available = not named.human.restricted
    shown = row if available else replace(row, sides=[])
    if row.person not in seen:
        return _Row(shown, None, None, available)
    preferred = listed_name(context.handler.load(db, applications, row.application).state)
    return _Row(shown, named.name, preferred, available)


def _opened(context: TenantContext, rows: Sequence[_Row]) -> list[ListedApplication]:
    values = [value for row in rows for value in (row.name, row.preferred) if value]
    texts = dict(zip((value.key for value in values), context.open(values), strict=True))

    def text(value: Sealed | None) -> str | None:
        return texts[value.key] if value else None

    return [
        ListedApplication(**asdict(row.shown), name=text(row.name), preferred_name=text(row.preferred), available=row.available)
        for row in rows
    ]
