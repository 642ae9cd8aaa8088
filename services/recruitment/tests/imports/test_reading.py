"""Files as people have them, and files that are not what they say: read as text, or refused, within limits."""

import io
import zipfile
from collections.abc import Callable

import msgspec
import pytest
from services.recruitment.tests.imports.files import ELSE, LEARN, OF_FORMS, SHARE, as_csv, as_xlsx, case, changed

from plp_kit.core.deciding import Refusal
from recruitment.imports.reading import tables, workbooks
from recruitment.imports.reading.__main__ import read
from recruitment.imports.reading.tables import NotReadable, Row, Table, Unread
from recruitment.imports.use_cases import reading

SHEET = "xl/worksheets/sheet1.xml"
LINES = [["Email", "Name"], ["ada@example.nhs.uk", "Ada"]]
XLSX = as_xlsx(LINES)


@pytest.mark.parametrize(
    ("name", "source", "headings_in_row", "rows"),
    [
        ("F03b", "UTF-8, comma", 1, 1),
        ("F03c", "UTF-8, semicolon", 1, 1),
        ("F05a", "Windows-1252, comma", 1, 1),
        ("F05c", "Windows-1252, comma", 1, 300),
        ("F08a", "Sheet1", 1, 1),
        ("F08b", "UTF-8, comma", 1, 1),
        ("F11a", "Sheet1", 2, 1),
        ("F11b", "Sheet", 3, 1),
        ("F11c", "UTF-8, comma", 2, 1),
        ("F12a", "Form1", 1, 1),
        ("F20a", "Sheet1", 1, 30),
        ("F31", "UTF-8, comma", 1, 1),
    ],
)
def test_a_file_is_read_from_its_headings_to_its_last_row(name: str, source: str, headings_in_row: int, rows: int) -> None:
    table = read(case(name))
    assert (table.source, table.headings_in_row, len(table.rows)) == (source, headings_in_row, rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_name_is_read_as_typed_in_whatever_excel_writes(encoding: str, separator: str) -> None:
    ends = "\r" if encoding == "mac_roman" else "\r\n"
    lines = [("Email", "Name", "Which, if any; of these?"), ("zoe@example.nhs.uk", "Zoë O\u2019Brien-Núñez", '"a, b; c"')]
    table = read(
        ends.join(separator.join(f'"{cell}"' if cell[0] != '"' else cell for cell in line) for line in lines).encode(encoding)
    )
    assert table.rows == (Row(2, ("zoe@example.nhs.uk", "Zoë O\u2019Brien-Núñez", "a, b; c")),)


def test_a_separator_is_told_by_excels_own_line_or_by_most_lines() -> None:
    assert read(b"sep=;\r\nEmail;Name, and title\r\na@b.uk;Ada\r\n").headings == ("Email", "Name, and title")
    commas = b"Email;Which, if any, of these, perhaps, or none?;Name\r\na@b.uk;None;Ada\r\nb@b.uk;All;Ben\r\n"
    assert len(read(commas).headings) == 3


def test_cells_are_read_as_a_spreadsheet_shows_them() -> None:
    numbers = b'<row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>1.5</v></c></row></sheetData>'
    table = read(changed(XLSX, SHEET, lambda xml: xml.replace(b"</sheetData>", numbers)))
    assert table.rows[-1].cells[:2] == ("7", "1.5")
    assert read(case("F13d")).rows[0].cells[6] == "One\r\nTwo"


def bomb() -> bytes:
    return changed(XLSX, SHEET, lambda xml: xml + b" " * workbooks.LARGEST_UNPACKED)


def far_away(row: int) -> bytes:
    cell = f'<row r="{row}"><c r="A{row}"/></row></sheetData>'.encode()
    return changed(XLSX, SHEET, lambda xml: xml.replace(b"</sheetData>", cell))


def archive(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, "<x/>")
    return file.getvalue()


UNREAD: dict[str, tuple[Callable[[], bytes], Unread]] = {
    "a zip bomb": (bomb, Unread.TOO_LARGE),
    "a row that no spreadsheet has": (lambda: case("F34c"), Unread.UNREADABLE),
    "the row behind the last": (lambda: far_away(2**20 + 1), Unread.UNREADABLE),
    "a corrupt part": (lambda: case("F23b"), Unread.UNREADABLE),
    "no sheet but a chart": (lambda: case("F12c"), Unread.UNREADABLE),
    "a broken sheet": (lambda: changed(XLSX, SHEET, lambda xml: xml[:-30]), Unread.UNREADABLE),
    "half a file": (lambda: XLSX[: len(XLSX) // 2], Unread.UNREADABLE),
    "an archive of something else": (lambda: archive("word/document.xml"), Unread.UNREADABLE),
    "an old file, or one with a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unread.OLD_OR_LOCKED),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\r", Unread.UNREADABLE),
    "a quote without an end": (lambda: b'Email,Name\na@b.uk,"Ada\n', Unread.UNREADABLE),
    "nothing": (lambda: b"", Unread.NO_HEADINGS),
    "a text": (lambda: b"no list", Unread.NO_HEADINGS),
    "too many columns": (lambda: b"a," * tables.MOST_COLUMNS + b"a\n", Unread.TOO_LARGE),
    "too many rows": (lambda: b"Email,Name\n" + b"a,b\n" * (tables.MOST_ROWS + 1), Unread.TOO_LARGE),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_file_is_not_read_that_is(name: str) -> None:
    make, why = UNREAD[name]
    with pytest.raises(NotReadable) as refused:
        read(make())
    assert refused.value.why is why


def test_what_has_no_content_counts_for_nothing() -> None:
    empty = b"," * 1000 + b"\n"
    assert len(read(b"Email,Name\n" + empty * (tables.MOST_ROWS + 1) + b"a,b" + empty).rows) == 1
    assert len(read(far_away(2**20)).rows) == 1


def test_entities_of_a_files_own_are_not_replaced() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    with pytest.raises(NotReadable):
        read(changed(XLSX, SHEET, lambda xml: entity + xml.replace(b"Ada", b"&a;")))


def test_another_process_reads_and_may_end_as_it_likes() -> None:
    """A sheet is held as a rectangle: one cell in its last corner ends a process without a limit, or takes all memory."""
    found = reading.read(XLSX)
    assert isinstance(found, reading.ReadFile)
    assert found.headings == ("Email", "Name")
    assert msgspec.json.decode(found.table, type=Table) == read(XLSX)
    assert reading.read(b"") == reading.HEADINGS_MISSING
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert reading.read(changed(XLSX, SHEET, lambda xml: xml.replace(b"</sheetData>", corner))) == reading.FILE_UNREADABLE
    assert reading.read(XLSX, seconds=0.001) == reading.FILE_UNREADABLE


def test_every_reason_has_its_own_refusal() -> None:
    assert set(reading.REFUSALS) == set(Unread)
    assert len({refusal.code for refusal in reading.REFUSALS.values()}) == len(Unread)
    assert all(isinstance(refusal, Refusal) for refusal in reading.REFUSALS.values())


def test_a_form_is_read_with_all_its_columns() -> None:
    lines = [[*OF_FORMS, LEARN, SHARE, ELSE], ["1", "x", "y", "ada@example.nhs.uk", "Ada", "One", "", "Three"]]
    for made in (as_csv(lines), as_xlsx(lines)):
        table = read(made)
        assert isinstance(table, Table)
        assert table.headings == tuple(lines[0])
        assert table.rows == (Row(2, tuple(lines[1])),)
