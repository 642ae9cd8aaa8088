"""Files of lists: those that people really had, and some made here."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

CASES = Path(__file__).parent / "cases"
"""After public reports about Microsoft Forms, Excel and staff lists. All people in them are invented."""
LEARN, SHARE, ELSE = "What would you like to learn from your partner?", "What could you share?", "Anything else?"
"""The questions of these files."""
OF_FORMS = ("ID", "Start time", "Completion time", "Email", "Name")
Lines = Sequence[Sequence[str]]


def case(name: str) -> bytes:
    (file,) = CASES.glob(f"{name}*")
    return file.read_bytes()


def as_csv(lines: Lines) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def as_xlsx(lines: Lines) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("A list")
    for line in lines:
        sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The XLSX with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(name, change(packed.read(name)) if name == part else packed.read(name))
    return out.getvalue()
