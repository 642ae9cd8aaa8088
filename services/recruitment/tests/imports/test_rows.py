"""Rows of lists: kept as they were meant, or refused by column and rule, each by itself."""

import pytest

from plp_kit.core.deciding import Refusal
from recruitment.imports import addresses, rows
from recruitment.imports.columns import ANSWERS, Places, Reading
from recruitment.imports.reading.tables import Row, Table
from recruitment.imports.rows import Applicant, Post, RefusedRow, ReplacedRow

HEADINGS = ("Email", "Name", "One", "Two", "Three")
PLACES: Places = dict(zip((Reading.EMAIL, Reading.NAME, *ANSWERS), range(5), strict=True))
OF_STAFF: Places = {Reading.EMAIL: 0, Reading.MANAGER: 1, Reading.TEAM: 2}
ADA = "ada@example.nhs.uk"
GOOD = (ADA, "Ada", "Learn", "", "Else")


def of_applicants(*lines: tuple[str, ...]) -> rows.Sorted[Applicant]:
    table = Table("Sheet1", 1, HEADINGS, tuple(Row(number, line) for number, line in enumerate(lines, start=2)))
    return rows.applicants(table, PLACES)


def of_staff(*lines: tuple[str, ...]) -> rows.Sorted[Post]:
    table = Table("Sheet1", 1, HEADINGS, tuple(Row(number, line) for number, line in enumerate(lines, start=2)))
    return rows.posts(table, OF_STAFF)


REFUSED = {
    "no address": (("", "Ada"), "Email", rows.ADDRESS_MISSING),
    "a total": (("", "27"), "Email", rows.ADDRESS_MISSING),
    "an anonymous form": (("anonymous",), "Email", rows.FORM_ANONYMOUS),
    "no name": ((ADA, "\u200b "), "Name", rows.NAME_MISSING),
    "a long name": ((ADA, "x" * 201), "Name", rows.TEXT_TOO_LONG),
    "a long answer": ((ADA, "Ada", "x" * 4001), "One", rows.TEXT_TOO_LONG),
    "a text that cannot be kept": ((ADA, "Ada", "a\0"), "One", rows.TEXT_UNFIT),
    "a name with a bell": ((ADA, "A\x07da"), "Name", rows.TEXT_UNFIT),
    "what is no character": ((ADA, "Ada", "", "\uffff"), "Two", rows.TEXT_UNFIT),
}


@pytest.mark.parametrize(("line", "column", "rule"), REFUSED.values(), ids=REFUSED)
def test_a_row_is_refused_alone_for(line: tuple[str, ...], column: str, rule: Refusal) -> None:
    found = of_applicants(line, GOOD)
    assert found.refused == (RefusedRow(2, column, rule.code, rule.message),)
    assert [row.number for row in found.good] == [3]


CLEANED = {
    "mailto:ada@example.nhs.uk": ADA,
    "Ada <ada@example.nhs.uk>": ADA,
    "ada@example.nhs.uk;": ADA,
    "ada@example.nhs.uk.": ADA,
    "'ada@example.nhs.uk": ADA,
    "a\u200bda@example.nhs.uk\xa0": ADA,
    "o'brien+tag@example.nhs.uk": "o'brien+tag@example.nhs.uk",
}


@pytest.mark.parametrize("typed", CLEANED)
def test_what_is_around_an_address_is_taken_away(typed: str) -> None:
    assert addresses.cleaned(typed) == CLEANED[typed]
    assert addresses.is_address(CLEANED[typed])


@pytest.mark.parametrize(
    "typed",
    [
        "a@b.uk; c@b.uk",
        "a@b..uk",
        ".a@b.uk",
        "ada@localhost",
        "a\uff20b.uk",
        "a b@c.uk",
        "zoë@b.uk",
        "a@b.uk)",
        "@b.uk",
        "N/A",
        "a@@b.uk",
    ],
)
def test_what_is_not_one_address_is_refused(typed: str) -> None:
    (refused,) = of_applicants((typed, "Ada")).refused
    assert refused.rule == "address_malformed"


def test_a_guests_sign_in_name_is_no_address() -> None:
    (refused,) = of_applicants(("guest_home.example.org#EXT#@trust.onmicrosoft.com", "Guest")).refused
    assert refused.rule == "address_of_guest"


def test_answers_stay_with_their_questions_and_line_breaks_are_of_one_kind() -> None:
    (row,) = of_applicants((ADA, "Ada\x0bByron\n", "One\r\nTwo\x0b", "", "\ufeff")).good
    assert (row.name, row.answers) == ("Ada Byron", ("One\nTwo", None, None))


def test_of_several_rows_of_one_person_the_last_good_one_counts() -> None:
    found = of_applicants(GOOD, (ADA.upper(), "Ada", "Again"), ("ben@b.uk", "Ben"), (ADA, "", "No name"))
    assert [(row.number, row.answers[0]) for row in found.good] == [(3, "Again"), (4, None)]
    assert (found.replaced, [row.row for row in found.refused], found.count) == ((ReplacedRow(2, 3),), [5], 4)


def test_a_staff_list_keeps_every_post_and_a_manager_may_be_missing() -> None:
    found = of_staff((ADA, "ben@b.uk", "Ward 1"), (ADA, "", "Ward 2"), (ADA, "Ben"), (ADA, ADA.upper()))
    assert found.good == (Post(2, ADA, "ben@b.uk", "Ward 1"), Post(3, ADA, None, "Ward 2"))
    assert [row.rule for row in found.refused] == ["address_malformed", "own_manager"]
