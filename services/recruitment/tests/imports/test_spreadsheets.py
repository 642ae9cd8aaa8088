"""Files that people send: read row by row, of bounded size, and never trusted."""

import csv
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from recruitment.imports import spreadsheets
from recruitment.imports.spreadsheets import FileKind, NotReadable, Sheet

ROWS = 10_000
MOST_KILOBYTES = 10 * 1024
LINE = ("1", "Ada@example.nhs.uk", "Ada", "Words " * 330)


def xlsx(lines: int) -> io.BytesIO:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["ID", "Email", "Name", "What do you hope for?"])
    for _ in range(lines):
        sheet.append(LINE)
    file = io.BytesIO()
    book.save(file)
    return file


def csv_file(lines: int) -> io.BytesIO:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["ID", "Email", "Name", "What do you hope for?"])
    writer.writerows([LINE] * lines)
    return io.BytesIO(b"\xef\xbb\xbf" + text.getvalue().encode())


FILES = {"XLSX": (xlsx, FileKind.XLSX), "CSV": (csv_file, FileKind.CSV)}


@pytest.mark.parametrize("name", FILES)
def test_rows_come_with_their_number_and_by_the_names_of_their_columns(name: str) -> None:
    make, kind = FILES[name]
    sheet = Sheet(make(2), kind)
    assert sheet.columns() == ["ID", "Email", "Name", "What do you hope for?"]
    first, second = sheet.rows()
    assert (first.number, second.number) == (2, 3)
    assert first.cells["Email"] == "Ada@example.nhs.uk"


READS = """
import sys
from recruitment.imports.spreadsheets import FileKind, Sheet
with open(sys.argv[1], "rb") as file:
    rows = Sheet(file, FileKind(sys.argv[2])).rows()
    if sys.argv[3] == "naively":
        rows = list(rows)
    read = sum(1 for _ in rows)
with open("/proc/self/status") as status:
    print(read, next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


def peak(file: Path, kind: FileKind, how: str) -> tuple[int, int]:
    """How many rows a process of its own read, and how many kilobytes it held at the most."""
    ran = subprocess.run([sys.executable, "-c", READS, file, kind, how], capture_output=True, text=True, check=True)
    rows, kilobytes = map(int, ran.stdout.split())
    return rows, kilobytes


@pytest.mark.parametrize("name", FILES)
def test_ten_thousand_rows_are_not_held_in_memory(tmp_path: Path, name: str) -> None:
    make, kind = FILES[name]
    held = {}
    for lines, how in ((10, "one by one"), (ROWS, "one by one"), (ROWS, "naively")):
        file = tmp_path / f"{lines}"
        file.write_bytes(make(lines).getbuffer())
        rows, held[lines, how] = peak(file, kind, how)
        assert rows == lines
    assert held[ROWS, "one by one"] < held[10, "one by one"] + MOST_KILOBYTES
    assert held[ROWS, "naively"] > held[10, "one by one"] + MOST_KILOBYTES


def bomb() -> IO[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(spreadsheets.LARGEST_UNPACKED // 2**20 + 1):
            part.write(b" " * 2**20)
    return file


def with_entities() -> IO[bytes]:
    file = xlsx(1)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(out, "w") as changed:
        for name in packed.namelist():
            data = packed.read(name)
            if name == "xl/workbook.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + data
            changed.writestr(name, data)
    return out


UNREADABLE = {
    "a zip bomb": (bomb, FileKind.XLSX),
    "XML that defines entities": (with_entities, FileKind.XLSX),
    "no archive": (lambda: io.BytesIO(b"no archive"), FileKind.XLSX),
    "an archive of something else": (lambda: _archive("word/document.xml"), FileKind.XLSX),
    "no UTF-8": (lambda: io.BytesIO(b"Email\n\xff\xfe"), FileKind.CSV),
    "more columns than a list has": (lambda: io.BytesIO(b"a," * 300 + b"\n"), FileKind.CSV),
}


def _archive(name: str) -> IO[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, "<x/>")
    return file


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_not_what_it_says_is_refused(name: str) -> None:
    make, kind = UNREADABLE[name]
    with pytest.raises(NotReadable):
        list(Sheet(make(), kind).rows())
