"""Rows of lists that are refused, each by its column and rule."""

import pytest

from plp_kit.core.deciding import Refusal
from recruitment.imports import lists
from recruitment.imports.lists import FormsRow, RefusedRow, StaffListRow

QUESTIONS = ("What do you hope for?", "What do you bring?", "What do you enjoy?")
GOOD = {"Email": "ada@example.nhs.uk", "Name": "Ada", "What do you hope for?": "To learn", "Completion time": "now"}

REFUSED = {
    "no address": ({"Email": ""}, "Email", lists.ADDRESS_MISSING),
    "an anonymous form": ({"Email": "anonymous"}, "Email", lists.FORM_ANONYMOUS),
    "no real address": ({"Email": "ada at home"}, "Email", lists.ADDRESS_MALFORMED),
    "no name": ({"Name": ""}, "Name", lists.NAME_MISSING),
    "too much text": ({"What do you hope for?": "x" * 4001}, "What do you hope for?", lists.TEXT_TOO_LONG),
    "a text that cannot be kept": ({"What do you hope for?": "\0"}, "What do you hope for?", lists.TEXT_UNFIT),
}


@pytest.mark.parametrize(("changed", "column", "rule"), REFUSED.values(), ids=REFUSED)
def test_a_row_is_refused_for(changed: dict[str, str], column: str, rule: Refusal) -> None:
    cells = {name: text for name, text in {**GOOD, **changed}.items() if text}
    assert lists.forms_row(7, cells, QUESTIONS) == RefusedRow(7, column, rule.code, rule.message)


def test_a_row_answers_the_cohorts_own_questions_and_nothing_else() -> None:
    row = lists.forms_row(2, {**GOOD, "Favourite colour": "Blue"}, QUESTIONS)
    assert row == FormsRow(2, "ada@example.nhs.uk", "Ada", ("To learn", None, None))
    assert lists.ignored([*GOOD, "Favourite colour"], QUESTIONS) == ["Favourite colour"]


@pytest.mark.parametrize("column", ["Ethnicity", "Pay band", "WRES code"])
def test_a_file_with_what_is_never_kept_is_refused_as_a_whole(column: str) -> None:
    assert lists.wrong_columns(["Email", "Name", column], {"email"}) == lists.COLUMN_NEVER_KEPT


def test_a_file_needs_its_columns_each_once() -> None:
    assert lists.wrong_columns(["Name"], {"email", "name"}) == lists.COLUMN_MISSING
    assert lists.wrong_columns(["Email", "email ", "Name"], {"email", "name"}) == lists.COLUMN_REPEATED
    assert lists.wrong_columns(["E-mail", "Email", "Name"], {"email", "name"}) is None


def test_a_row_of_a_staff_list_may_have_no_manager() -> None:
    assert lists.staff_list_row(2, {"Email": "ada@example.nhs.uk"}) == StaffListRow(2, "ada@example.nhs.uk", None, None)
    refused = lists.staff_list_row(2, {"Email": "ada@example.nhs.uk", "Manager email": "Ben"})
    assert isinstance(refused, RefusedRow)
    assert refused.column == "Manager email"
