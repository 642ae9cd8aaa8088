"""CSV and XLSX, read row by row from a file that somebody sent. The file is bounded before it is opened, and never held whole.

An XLSX keeps its texts in a table of their own, which openpyxl holds while it reads; the bound on the unpacked size covers it.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO, Final
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

LARGEST_UNPACKED: Final = 64 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_COLUMNS: Final = 200
UNREADABLE: Final = (
    zipfile.BadZipFile,
    InvalidFileException,
    DefusedXmlException,
    ParseError,
    UnicodeDecodeError,
    csv.Error,
    KeyError,
    ValueError,
    EOFError,
    NotImplementedError,
)
"""What openpyxl, zipfile and csv raise for a file that is not what it says."""


class FileKind(StrEnum):
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    CSV = "text/csv"


class NotReadable(Exception):
    """It is not such a file, it is damaged, or it unpacks to more than a list of people does."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is as the spreadsheet shows it; `cells` by the column's name, without the empty ones."""

    number: int
    cells: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` reads the file from its beginning each time. Raises NotReadable."""

    file: IO[bytes] = field(repr=False)
    kind: FileKind

    def columns(self) -> list[str]:
        return next(self._lines(), [])

    def rows(self) -> Iterator[Row]:
        lines = self._lines()
        header = next(lines, [])
        for number, line in enumerate(lines, start=2):
            cells = {name: text for name, text in zip(header, line, strict=False) if name and text}
            if cells:
                yield Row(number, cells)

    def _lines(self) -> Iterator[list[str]]:
        self.file.seek(0)
        read = _of_csv if self.kind is FileKind.CSV else _of_xlsx
        try:
            for line in read(self.file):
                if len(line) > MOST_COLUMNS:
                    raise NotReadable(f"more than {MOST_COLUMNS} columns")
                yield line
        except UNREADABLE as error:
            raise NotReadable(type(error).__name__) from None


def _of_csv(file: IO[bytes]) -> Iterator[list[str]]:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        yield from ([cell.strip() for cell in line] for line in csv.reader(text, strict=True))
    finally:
        text.detach()


def _of_xlsx(file: IO[bytes]) -> Iterator[list[str]]:
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise NotReadable("it unpacks to more than a list of people does")
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        sheet: Iterable[tuple[object, ...]] = book.worksheets[0].iter_rows(values_only=True)
        yield from ([_text(value) for value in line] for line in sheet)
    finally:
        book.close()


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
