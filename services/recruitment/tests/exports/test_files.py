"""Tables that people open in a spreadsheet: nothing in them is ever worked out."""

import csv
import io
from collections.abc import Sequence

import openpyxl
import pytest

from recruitment.exports.files import FileKind, written

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")', "\uff1d1+1"]
ROWS: list[tuple[str, int]] = [*((text, 3) for text in DANGEROUS), ("Ada, of Ward 7", 4)]
LINES: list[Sequence[str | int]] = [("name", "people"), *ROWS]


def read(kind: FileKind, data: bytes) -> list[tuple[object, object]]:
    if kind is FileKind.CSV:
        return [(name, people) for name, people in csv.reader(io.StringIO(data.decode("utf-8-sig")))]
    cells = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows()
    assert all(
        cell.data_type != "f" for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows() for cell in row
    )
    return [(name.value, people.value) for name, people in cells]


@pytest.mark.parametrize("kind", FileKind)
def test_no_text_is_taken_for_a_formula_and_none_is_lost(kind: FileKind) -> None:
    _, *rows = read(kind, written(kind, LINES))
    assert [name for name, _ in rows] == [*(f"'{text}" for text in DANGEROUS), "Ada, of Ward 7"]
    assert [str(people) for _, people in rows] == ["3"] * len(DANGEROUS) + ["4"]
