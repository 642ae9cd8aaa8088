"""One CSV file of a scenario: its header and its rows, read whole, with everything that is wrong."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from plp_demo.scenario.columns import Broken, Column, columns
from plp_demo.scenario.kept_out import kept_out
from plp_demo.scenario.places import Fault, Place
from plp_demo.scenario.rows import Row


@dataclass(frozen=True, slots=True)
class Table:
    """What could be read of a file, and what could not."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Reading:
    file: str
    shape: type[Row]
    faults: list[Fault] = field(default_factory=list)

    def rows(self, lines: Sequence[Sequence[str]]) -> Iterator[Row]:
        known = columns(self.shape)
        header = [cell.strip() for cell in lines[0]] if lines else []
        if self._header_faults(header, [column.name for column in known]):
            return
        for number, cells in enumerate(lines[1:], start=2):
            place = Place(self.file, number)
            if not any(cells):
                continue
            if len(cells) != len(header):
                self.faults.append(Fault(place, None, f"has {len(cells)} cells; the header has {len(header)}"))
                continue
            row = self._row(place, known, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
            if row:
                yield row

    def _header_faults(self, header: Sequence[str], known: Sequence[str]) -> bool:
        place = Place(self.file, 1)
        for name in header:
            if name not in known:
                self.faults.append(
                    Fault(place, name, kept_out(name) or f"is not a column of this file, which has {', '.join(known)}")
                )
        for name in sorted({name for name in header if header.count(name) > 1}):
            self.faults.append(Fault(place, name, "must be there once"))
        self.faults += [Fault(place, name, "must be there: the column is missing") for name in known if name not in header]
        return bool(self.faults)

    def _row(self, place: Place, known: Sequence[Column], cells: Mapping[str, str]) -> Row | None:
        parsed = [(column, column.parse(cells[column.name])) for column in known]
        broken = [Fault(place, column.name, value.rule) for column, value in parsed if isinstance(value, Broken)]
        self.faults += broken
        return None if broken else _made(self.shape, place, parsed)


def read_table(path: Path, file: str, shape: type[Row]) -> Table:
    """`file` is what faults call it. A file that is not there has no rows."""
    if not path.is_file():
        return Table()
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            lines = list(csv.reader(text, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return Table(faults=(Fault(Place(file), None, f"must be CSV in UTF-8: {error}"),))
    reading = _Reading(file, shape)
    return Table(tuple(reading.rows(lines)), tuple(reading.faults))


def _made(shape: type[Row], place: Place, parsed: Sequence[tuple[Column, object]]) -> Row:
    values: dict[str, object] = {}
    for column, value in parsed:
        if column.field == column.name:
            values[column.field] = value
        else:
            values[column.field] = (*cast(tuple[object, ...], values.get(column.field, ())), *cast(tuple[object, ...], value))
    return cast(Callable[..., Row], shape)(place=place, **values)
