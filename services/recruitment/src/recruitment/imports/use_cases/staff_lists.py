"""Importing a staff list: only the lines of applicants are kept, two levels up, and of their managers ids alone.

The file is walked through twice, once for applicants and once for their managers; of everybody else nothing is
remembered, not even that they were on it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext
from recruitment.application.aggregates import STAFF
from recruitment.application.asking import refusal_of
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.imports.lists import EMAIL, MANAGER, RefusedRow, StaffRow, refused_row, staff_row, wrong_columns
from recruitment.imports.spreadsheets import Sheet
from recruitment.imports.use_cases.applicants import batches
from recruitment.staff.decider import LINE_UNCHANGED, RecordLine
from recruitment.staff.use_cases import recognise
from recruitment.staff.use_cases.recognise import Chance

BATCH: Final = 500


@dataclass(slots=True)
class Listed:
    """What came of a staff list, or would come of it. `passed_over` rows are of people who have not applied here."""

    dry_run: bool
    rows: int = 0
    recorded: int = 0
    unchanged: int = 0
    passed_over: int = 0
    refused: list[RefusedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StaffList:
    context: TenantContext
    origin: Origin
    chance: Chance
    dry_run: bool

    def run(self, sheet: Sheet) -> Listed | Refusal:
        """Raises NotReadable."""
        if refusal := wrong_columns(sheet.columns(), {EMAIL, MANAGER}):
            return refusal
        told = Listed(self.dry_run)
        lines = dict(self._known_lines(sheet, told))
        above = dict(self._managers_of(sheet, {row.manager.casefold() for row in lines.values() if row.manager}))
        for person, row in lines.items():
            self._record(person, row, above, told)
        told.passed_over = told.rows - len(lines) - len(told.refused)
        told.refused.sort(key=lambda row: row.row)
        return told

    def _known_lines(self, sheet: Sheet, told: Listed) -> Iterator[tuple[UUID, StaffRow]]:
        for batch in batches(self._good(sheet, told), BATCH):
            known = recognise.known(self.context, [row.address for row in batch])
            with self.context.database.transaction() as db:
                kept = applications.applicants(db, known.values())
            yield from ((known[row.address], row) for row in batch if known.get(row.address) in kept)

    def _good(self, sheet: Sheet, told: Listed) -> Iterator[StaffRow]:
        for row in sheet.rows():
            told.rows += 1
            match staff_row(row.number, row.cells):
                case RefusedRow() as refused:
                    told.refused.append(refused)
                case StaffRow() as good:
                    yield good

    def _managers_of(self, sheet: Sheet, wanted: frozenset[str] | set[str]) -> Iterator[tuple[str, str]]:
        """Of those wanted, whom they report to themselves; both by their addresses."""
        for row in sheet.rows():
            read = staff_row(row.number, row.cells)
            if isinstance(read, StaffRow) and read.manager and read.address.casefold() in wanted:
                yield read.address.casefold(), read.manager

    def _record(self, person: UUID, row: StaffRow, above: dict[str, str], told: Listed) -> None:
        managers = self._ids(list(_upwards(row, above)))
        outcome = self.context.database.retrying(lambda db: self._line(db, person, managers, row.team))
        if outcome == LINE_UNCHANGED:
            told.unchanged += 1
        elif isinstance(outcome, Refusal):
            told.refused.append(refused_row(row.number, outcome))
        else:
            told.recorded += 1

    def _line(self, db: Db, person: UUID, managers: tuple[PersonId, ...], team: str | None) -> Handled | Refusal | None:
        """None in a dry run where nothing stands in the way."""
        command = RecordLine(PersonId(person), managers, team, applied=bool(applications.lock_of_person(db, person)))
        if self.dry_run:
            return refusal_of(db, STAFF, person, command)
        return self.context.handler.handle_in(db, STAFF, person, command, self.origin)

    def _ids(self, addresses: Iterable[str]) -> tuple[PersonId, ...]:
        """In a dry run nobody becomes known by it: a new manager is somebody, whoever they will be."""
        listed = list(addresses)
        if self.dry_run:
            known = recognise.known(self.context, listed)
            return tuple(PersonId(known.get(address) or self.chance.person()) for address in listed)
        known = recognise.known_or_new(self.context, listed, self.chance)
        return tuple(PersonId(known[address]) for address in listed)


def _upwards(row: StaffRow, above: dict[str, str]) -> Iterator[str]:
    if row.manager:
        yield row.manager
        if second := above.get(row.manager.casefold()):
            yield second
