"""XLSX: the first visible sheet that has headings. What no spreadsheet has is looked for before the file is opened.

calamine holds a sheet as a rectangle. Where that needs more memory than there is, it ends the process: only a process of its
own reads files.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from recruitment.imports.reading.tables import NotReadable, Table, Unread, table

LARGEST_UNPACKED: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 500
LAST_ROW: Final = 1_048_576
"""Of any spreadsheet."""
SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
REFERENCE: Final = re.compile(rb"""<(?:\w+:)?(?:row|c)\s(?:[^<>]*?\s)?r\s*=\s*["'][A-Za-z]*([0-9]{7,})""")
"""A row's or a cell's, with the number of a row, if that has seven digits or more."""
DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises for an archive that is broken, encrypted, or packed in a way of its own."""

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


def read(data: bytes) -> Table:
    """Raises NotReadable."""
    _look_into(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [each.name for each in book.sheets_metadata if _is_list(each.typ, each.visible)]
        return _first(book, sheets)
    except CalamineError:
        raise NotReadable(Unread.UNREADABLE) from None


def _is_list(kind: SheetTypeEnum, visible: SheetVisibleEnum) -> bool:
    return kind == SheetTypeEnum.WorkSheet and visible == SheetVisibleEnum.Visible


def _first(book: CalamineWorkbook, names: list[str]) -> Table:
    if not names:
        raise NotReadable(Unread.UNREADABLE)
    for name in names:
        try:
            return table(name, _lines(book.get_sheet_by_name(name)))
        except NotReadable as error:
            if error.why is not Unread.NO_HEADINGS:
                raise
    raise NotReadable(Unread.NO_HEADINGS)


def _lines(sheet: CalamineSheet) -> Iterator[list[str]]:
    if sheet.start is not None:
        yield from ([_text(value) for value in line] for line in sheet.iter_rows())


def _text(value: Value) -> str:
    """A whole number without the point that spreadsheets do not show."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _look_into(data: bytes) -> None:
    """Unpacks all of it once, within bounds, which checks each part's sum. Raises NotReadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _look_at_parts(packed)
    except DAMAGED:
        raise NotReadable(Unread.UNREADABLE) from None


def _look_at_parts(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotReadable(Unread.TOO_LARGE)
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise NotReadable(Unread.UNREADABLE)
    for part in parts:
        content = packed.read(part)
        if SHEET.fullmatch(part.filename) and any(int(number) > LAST_ROW for number in REFERENCE.findall(content)):
            raise NotReadable(Unread.UNREADABLE)
