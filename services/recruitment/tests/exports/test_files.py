"""Tables that people open in a spreadsheet: nothing in them is ever worked out."""

import csv
import io
from collections.abc import Iterator, Sequence

import openpyxl
import pytest

from recruitment.exports.files import FileKind, written

DANGEROUS = {
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-1": "'-1",
    "@SUM(A1)": "'@SUM(A1)",
    "|calc": "'|calc",
    "\t=1": "'\t'=1",
    '=HYPERLINK("http://x","y")': '\'=HYPERLINK("http://x","y")',
    "\uff1d1+1": "'\uff1d1+1",
    "\u3000=1": "'\u3000=1",
    "\u200b=1": "'\u200b=1",
    "Ada;=1+1": "Ada;'=1+1",
    "Ada; =1+1": "Ada; '=1+1",
    "Ada\n=1+1": "Ada\n'=1+1",
    "Ada\t-2": "Ada\t'-2",
}
HARMLESS = ["Ada, of Ward 7", "o'brien+tag@example.nhs.uk", "Smith-Jones; Ada", "#N/A", "2021-01-04"]
STARTS = ("=", "+", "-", "@", "|", "\uff1d", "\t", "\r")


def lines(texts: Sequence[str]) -> list[Sequence[str | int]]:
    return [("name", "people"), *((text, 3) for text in texts)]


def names(kind: FileKind, data: bytes) -> Sequence[object]:
    if kind is FileKind.CSV:
        return [line[0] for line in csv.reader(io.StringIO(data.decode("utf-8-sig")))][1:]
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    return [row[0].value for row in rows][1:]


@pytest.mark.parametrize("kind", FileKind)
def test_no_text_is_taken_for_a_formula_and_none_is_lost(kind: FileKind) -> None:
    assert names(kind, written(kind, lines([*DANGEROUS, *HARMLESS]))) == [*DANGEROUS.values(), *HARMLESS]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_cell_begins_a_formula_wherever_a_spreadsheet_splits(separator: str) -> None:
    text = written(FileKind.CSV, lines(list(DANGEROUS))).decode("utf-8-sig")

    def cells() -> Iterator[str]:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield from line

    assert [cell for cell in cells() if cell.strip(" \u3000\u200b").startswith(STARTS)] == []


@pytest.mark.parametrize("kind", FileKind)
def test_what_is_no_character_does_not_keep_a_file_from_being_made(kind: FileKind) -> None:
    assert names(kind, written(kind, lines(["Ada\x0bByron", "\ud800", "a\0b\uffff"]))) == [
        "Ada\ufffdByron",
        "\ufffd",
        "a\ufffdb\ufffd",
    ]
