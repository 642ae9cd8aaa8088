"""What is read of a file: its headings and its rows, as text; and why a file is not read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
"""Of rows and columns with content."""
SEARCHED: Final = 20
"""In so many rows with content headings are looked for."""
FEWEST_HEADINGS: Final = 2
"""A single text above a list is its title."""


class Unread(StrEnum):
    """Why a file is not read."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    OLD_OR_LOCKED = "old_or_locked"
    NO_HEADINGS = "no_headings"


class NotReadable(Exception):
    """Nothing of the file is used."""

    def __init__(self, why: Unread) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is as a spreadsheet shows it. `cells` may be fewer or more than there are headings; empty ones are ''."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """`source` says what was read: the name of the sheet, or encoding and separator of a text. Rows without content are left out.

    The place of a column is its place in `headings`, from 0; there is one for each column with content, '' if it has none.
    """

    source: str
    headings_in_row: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)


def table(source: str, lines: Iterable[Sequence[str]]) -> Table:
    """`lines` are all lines of the file from its first. Raises NotReadable."""
    filled = _filled(lines)
    headings = _headings(filled)
    rows = []
    for row in filled:
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise NotReadable(Unread.TOO_LARGE)
    width = max((len(headings.cells), *(len(row.cells) for row in rows)))
    every = (*headings.cells, *[""] * (width - len(headings.cells)))
    return Table(source, headings.number, every, tuple(rows))


def _headings(filled: Iterator[Row]) -> Row:
    """The first row that has several texts: above it may be a title, or nothing."""
    for _, row in zip(range(SEARCHED), filled, strict=False):
        if sum(map(bool, row.cells)) >= FEWEST_HEADINGS:
            return row
    raise NotReadable(Unread.NO_HEADINGS)


def _filled(lines: Iterable[Sequence[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        cells = _without_empty_end(line)
        if len(cells) > MOST_COLUMNS:
            raise NotReadable(Unread.TOO_LARGE)
        if cells:
            yield Row(number, cells)


def _without_empty_end(line: Sequence[str]) -> tuple[str, ...]:
    end = len(line)
    while end and not line[end - 1]:
        end -= 1
    return tuple(line[:end])
