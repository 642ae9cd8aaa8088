"""Tables as CSV and XLSX: spreadsheets never take a text in them for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

import openpyxl

Cell: TypeAlias = str | int
FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - spreadsheets take the wide ones for the narrow


class FileKind(StrEnum):
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    CSV = "text/csv"


def safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def written(kind: FileKind, lines: Iterable[Sequence[Cell]]) -> bytes:
    return _csv(lines) if kind is FileKind.CSV else _xlsx(lines)


def _csv(lines: Iterable[Sequence[Cell]]) -> bytes:
    """With a byte order mark: without one Excel reads another encoding."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([safe(cell) for cell in line] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _xlsx(lines: Iterable[Sequence[Cell]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in lines:
        sheet.append([safe(cell) for cell in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
