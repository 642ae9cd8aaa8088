"""Which column is read as what: by headings as people and forms write them."""

import pytest
from services.recruitment.tests.imports.files import ELSE, LEARN, SHARE

from recruitment.imports import columns
from recruitment.imports.columns import Columns, ListKind, Reading
from recruitment.imports.headings import named

QUESTIONS = (LEARN, SHARE, ELSE)
FORM = ("Email", "Name", LEARN)
FOUND = {Reading.EMAIL: 0, Reading.NAME: 1, Reading.ANSWER_1: 2}


def of_applicants(*headings: str) -> Columns:
    return columns.by_headings(ListKind.APPLICANTS, headings, QUESTIONS)


@pytest.mark.parametrize(
    "headings",
    [
        FORM,
        ("EMAIL\xa0", " Name\n", "What would you like to learn\n from  your partner?\xa0"),
        ("Email", "N\u200bame", f"1. {LEARN}"),
        ("1.Email", "Name *", f"{LEARN} (optional)"),
        (*FORM, "Name1", "Email2", "Comments", "Comments"),
        (*FORM, f"2. {LEARN}"),
    ],
)
def test_a_heading_is_known_however_it_is_set(headings: tuple[str, ...]) -> None:
    assert of_applicants(*headings) == Columns(FOUND)


def test_curly_quotes_and_dashes_are_the_same_as_straight_ones() -> None:
    found = columns.by_headings(
        ListKind.APPLICANTS, ("Email", "Name", "What\u2019s \u201cnext\u201d \u2013 for you?"), ('What\'s "next" - for you?',)
    )
    assert found == Columns(FOUND)


def test_what_is_missing_is_named_with_what_there_is() -> None:
    found = of_applicants("Correo", "", LEARN)
    refusal = found.refusal(("Correo", "", LEARN))
    assert refusal is not None
    assert refusal.code == "column_missing"
    assert refusal.message == f"The file lacks: Email, Name. It has: Correo, column B, {LEARN}. Say which column is what."


def test_a_title_that_is_read_twice_is_named() -> None:
    refusal = of_applicants("Email", "Name", "e\u200bmail ").refusal(("Email", "Name", "email"))
    assert refusal is not None
    assert (refusal.code, "Email" in refusal.message) == ("column_repeated", True)


def test_a_staff_list_may_have_the_titles_of_the_payroll() -> None:
    headings = ("Employee Number", "Email Address", "Supervisor Email Address", "Organisation")
    found = columns.by_headings(ListKind.STAFF_LIST, headings, ())
    assert found == Columns({Reading.EMAIL: 1, Reading.MANAGER: 2})
    assert columns.unused(headings, found.places) == ["Employee Number", "Organisation"]


@pytest.mark.parametrize(
    "column",
    ["Ethnicity", "Pay band", "WRES code", "Job grade", "What band are you?", "Ethn\u200bicity", "1. What is your ethnic group?"],
)
def test_a_file_with_what_is_never_kept_is_refused_as_a_whole(column: str) -> None:
    assert columns.never_kept(["Email", "Name", column]) == columns.COLUMN_NEVER_KEPT


def test_a_column_without_a_heading_has_the_letters_of_a_spreadsheet() -> None:
    assert [named("", place) for place in (0, 25, 26, 701, 702)] == [
        "column A",
        "column Z",
        "column AA",
        "column ZZ",
        "column AAA",
    ]
