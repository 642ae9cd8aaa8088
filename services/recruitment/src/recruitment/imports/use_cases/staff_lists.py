"""Importing a staff list: only the lines of applicants are kept, two levels up, and only ids of their managers.

The file is read twice, once for applicants and once for their managers; nothing is remembered of anybody else, not even that
they were on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.imports.chance import Chance
from recruitment.imports.lists import EMAIL, MANAGER, RefusedRow, StaffListRow, refused_row, staff_list_row, wrong_columns
from recruitment.imports.spreadsheets import Sheet
from recruitment.imports.use_cases.applicants import batches
from recruitment.staff.decider import LINE_UNCHANGED, Line
from recruitment.staff.use_cases import lines, recognise

BATCH: Final = 500


@shown
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
        listed = Listed(self.dry_run)
        rows = dict(self._lines_of_applicants(sheet, listed))
        above = dict(self._managers_of(sheet, {row.manager.casefold() for row in rows.values() if row.manager}))
        for person, row in rows.items():
            self._record(person, row, above, listed)
        listed.passed_over = listed.rows - len(rows) - len(listed.refused)
        listed.refused.sort(key=lambda row: row.row)
        return listed

    def _lines_of_applicants(self, sheet: Sheet, listed: Listed) -> Iterator[tuple[UUID, StaffListRow]]:
        for batch in batches(self._good(sheet, listed), BATCH):
            known = recognise.known(self.context, [row.address for row in batch])
            with self.context.database.transaction() as db:
                applicants = applications.applicants(db, known.values())
            yield from ((known[row.address], row) for row in batch if known.get(row.address) in applicants)

    def _good(self, sheet: Sheet, listed: Listed) -> Iterator[StaffListRow]:
        for row in sheet.rows():
            listed.rows += 1
            match staff_list_row(row.number, row.cells):
                case RefusedRow() as refused:
                    listed.refused.append(refused)
                case StaffListRow() as good:
                    yield good

    def _managers_of(self, sheet: Sheet, wanted: set[str]) -> Iterator[tuple[str, str]]:
        """The addresses of those wanted, each with the address of their own manager."""
        for row in sheet.rows():
            line = staff_list_row(row.number, row.cells)
            if isinstance(line, StaffListRow) and line.manager and line.address.casefold() in wanted:
                yield line.address.casefold(), line.manager

    def _record(self, person: UUID, row: StaffListRow, above: Mapping[str, str], listed: Listed) -> None:
        line = Line(self._ids(_upwards(row, above)), row.team)
        prepared = lines.prepare(self.context, person, line)
        outcome = prepared if isinstance(prepared, Refusal) or self.dry_run else lines.record(self.context, self.origin, prepared)
        if outcome == LINE_UNCHANGED:
            listed.unchanged += 1
        elif isinstance(outcome, Refusal):
            listed.refused.append(refused_row(row.number, outcome))
        else:
            listed.recorded += 1

    def _ids(self, addresses: Iterable[str]) -> tuple[PersonId, ...]:
        """A dry run makes nobody known: a new manager has any id in it."""
        listed = list(addresses)
        if self.dry_run:
            known = recognise.known(self.context, listed)
            return tuple(PersonId(known.get(address) or self.chance.person()) for address in listed)
        known = recognise.known_or_new(self.context, listed, self.chance.person)
        return tuple(PersonId(known[address]) for address in listed)


def _upwards(row: StaffListRow, above: Mapping[str, str]) -> Iterator[str]:
    if row.manager:
        yield row.manager
        if second := above.get(row.manager.casefold()):
            yield second
