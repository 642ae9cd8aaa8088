"""Every file that facilitators really upload, through the pages: what they see for each before anything is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pytest
from services.portal.tests.imports.lists import Facilitator, Told
from services.recruitment.tests.imports.files import as_csv, case
from services.recruitment.tests.recruiting import Trust

ANSWERS: Final = {"answer_1": 7, "answer_2": 8}
MALFORMED: Final = "This is not one email address. Correct it, with one address in the cell."
FORMS: Final = ("ID", "Start time", "Completion time")
"""Columns of each export of Microsoft Forms, of which nothing is kept."""


COMMAS: Final = "A CSV file (UTF-8, columns separated by commas)"
TOTAL_ROW: Final = 3
WRONG_ROWS: Final = (4, 7, 11, 12, 13, 14, 16, 17, 19, 20, 21)
GUEST_ROW: Final = 11


@dataclass(frozen=True, slots=True)
class Seen:
    """How many would be invited, which columns are named by hand, what the page that asks for them says, and what was read.

    `rows` are those that cannot be used, each with what to do; `lines` are columns that are not used.
    """

    invited: int = 1
    named: Mapping[str, int] = field(default_factory=dict)
    asked: str = ""
    source: str = COMMAS
    rows: tuple[tuple[int, str], ...] = ()
    lines: tuple[str, ...] = FORMS
    replaced: str = ""


GUEST: Final = "Microsoft signs a guest in with this, and no email can be sent to it. Enter the person's own email address."
TO_INVITE: Final = "People to invite"
OF_WINDOWS: Final = (
    "A CSV file (Windows-1252, columns separated by commas) "
    "If letters with accents look wrong later, save the list as an Excel workbook and upload that."
)
SEEN: Final[Mapping[str, Seen]] = {
    "F02": Seen(2, {"email": 5, "name": 6, **ANSWERS}, lines=(*FORMS, "Email", "Name")),
    "F03b": Seen(
        1,
        {"email": 3, "name": 4, "answer_1": 6, "answer_2": 7},
        asked="these titles in your list: 'Email'. Choose",
        lines=("Startzeit",),
    ),
    "F03c": Seen(source="A CSV file (UTF-8, columns separated by semicolons)"),
    "F03e": Seen(1, {"email": 3, "name": 4}, asked="these titles in your list: 'Email', 'Name'. Choose", lines=("Id",)),
    "F05a": Seen(source=OF_WINDOWS),
    "F05c": Seen(300, source=OF_WINDOWS),
    "F06a": Seen(lines=("Name1", "Email2")),
    "F06b": Seen(lines=("Comments", "Comments")),
    "F07a": Seen(source="The sheet 'Sheet1'", lines=(*FORMS, "Last modified time")),
    "F07b": Seen(lines=(*FORMS, "Last modified time")),
    "F08a": Seen(source="The sheet 'Sheet1'"),
    "F08b": Seen(),
    "F08c": Seen(rows=((TOTAL_ROW, "The row has no email address. Add it, or leave the row out if it is a total or a note."),)),
    "F09a": Seen(replaced="Row 2 Replaced by row 3"),
    "F11a": Seen(source="The sheet 'Sheet1'"),
    "F11b": Seen(source="The sheet 'Sheet'"),
    "F11c": Seen(),
    "F12a": Seen(source="The sheet 'Form1'"),
    "F13d": Seen(source="The sheet 'Sheet1'"),
    "F15": Seen(9, rows=tuple((row, GUEST if row == GUEST_ROW else MALFORMED) for row in WRONG_ROWS)),
    "F20a": Seen(30, source="The sheet 'Sheet1'"),
    "F28a": Seen(),
    "F29": Seen(11),
    "F31": Seen(),
    "F32": Seen(),
    "F33": Seen(60, lines=()),
    "S00": Seen(6),
}
UNREADABLE: Final = ("F12c", "F23b", "F34c")
CANNOT_BE_READ: Final = (
    "This file cannot be read. Open it in Excel, save it as an Excel workbook (.xlsx) or as CSV, and send the new file."
)
OF_STAFF: Final = {"S02": 1, "S03": 2, "S05a": 1, "S05b": 1, "S20": 2}
"""Of how many people the managers are new."""
AWKWARD: Final = as_csv([["Email", "Name"], *([f"p{number}@awk.example.nhs.uk", "P"] for number in (4, 17))])
"""Those of S20 who have applied."""


@pytest.mark.timeout(180)
def test_what_a_facilitator_sees_for_each_list_before_anybody_is_invited(facilitator: Facilitator) -> None:
    for name, seen in SEEN.items():
        sent = facilitator.sends(case(name))
        assert (name, sent.status_code) == (name, 303)
        page = facilitator.looks(sent)
        assert (name, page.request.path.endswith("/columns")) == (name, bool(seen.asked))
        assert seen.asked in Told(page.text).text, name
        if seen.named:
            page = facilitator.names(page, seen.named)
        is_seen(name, seen, Told(page.text))


def is_seen(name: str, seen: Seen, told: Told) -> None:
    rows = [f"Row {row} Column Email What to do {why}" for row, why in seen.rows]
    replaced = [seen.replaced] if seen.replaced else []
    assert (name, told.facts[TO_INVITE]) == (name, str(seen.invited))
    assert [row for row in told.rows if row.startswith("Row ") and row[4].isdigit()] == [*rows, *replaced], name
    assert (told.facts["Read from"], {*seen.lines} - {*told.lines}) == (seen.source, set()), name


def test_a_form_that_was_answered_anonymously_says_what_to_do(facilitator: Facilitator) -> None:
    told = Told(facilitator.looks(facilitator.sends(case("F02"))).text)
    assert (told.facts[TO_INVITE], told.facts["Rows that cannot be used"]) == ("0", "2")
    assert "If another column has it, say that that one is Email." in told.rows[1]
    assert "Change which column is which" in told.text


def test_a_file_that_cannot_be_read_says_so_at_the_field_and_what_to_do(facilitator: Facilitator) -> None:
    for name in UNREADABLE:
        refused = facilitator.sends(case(name), f"{name}.xlsx")
        assert (name, refused.status_code, refused.text.count(CANNOT_BE_READ)) == (name, 409, 2)
        assert '<a href="#file">' in refused.text


@pytest.mark.timeout(60)
def test_what_a_facilitator_sees_for_each_staff_list(facilitator: Facilitator, trust: Trust) -> None:
    trust.imported(case("S00"), facilitator.cohort)
    trust.imported(AWKWARD, facilitator.cohort)
    for name, new in OF_STAFF.items():
        told = Told(facilitator.looks(facilitator.sends(case(name), page="staff-list")).text)
        assert (name, told.facts["People whose managers or team are new"]) == (name, str(new))
        assert f"Record the managers of {new} pe" in told.text
