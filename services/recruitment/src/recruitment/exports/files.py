"""Tables as CSV and XLSX: every cell is text to a spreadsheet, and no character keeps a file from being made."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from plp_kit.core.texts import without_unfit

Cell: TypeAlias = str | int
INVISIBLE: Final = r"[\s\u200b-\u200f\u2060\ufeff]*"
BEGINS: Final = r"[=+\-@|\uff1d\uff0b\uff0d\uff20]"
"""Spreadsheets take the wide ones for the narrow."""
FORMULA: Final = re.compile(rf"(?P<before>\A|[;\t|\r\n]{INVISIBLE})(?={INVISIBLE}{BEGINS})")
"""At the beginning of a cell, and wherever one begins for a spreadsheet that does not split at commas."""


class FileKind(StrEnum):
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    CSV = "text/csv"


def safe(cell: Cell) -> Cell:
    """With an apostrophe before whatever a spreadsheet would take for a formula, and a sign for what is no character."""
    return FORMULA.sub(r"\g<before>'", without_unfit(cell)) if isinstance(cell, str) else cell


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
        sheet.append([_cell(sheet, safe(value)) for value in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    """A text stays one: openpyxl would make an error of "#N/A"."""
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
