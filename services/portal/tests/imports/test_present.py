"""What pages say of a list, from what recruitment answered."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest

from portal.imports import columns, outcomes
from portal.imports.calls import (
    ImportFile,
    ManagersOfPerson,
    Outcome,
    RefusedRow,
    ReplacedRow,
    ShownColumn,
    ShownReading,
)
from portal.imports.managers import ManagersPage, managers_page
from portal.site.calls import Answer, ApiError

COHORT = UUID(int=7)


@dataclass
class Told:
    """An outcome, and the file that it is of."""

    counts: dict[str, object] = field(default_factory=dict)
    of: dict[str, object] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        none = dict.fromkeys(("rows", "invited", "known", "recorded", "unchanged", "passed_over"), 0)
        nothing = {"source": "Sheet1", "refused": (), "replaced": (), "not_used": ()}
        return msgspec.convert({**none, **nothing, **self.counts}, Outcome, from_attributes=True)

    @property
    def file(self) -> ImportFile:
        kept = {"cohort": COHORT, "kept_until": datetime(2021, 1, 5, 9, tzinfo=UTC), "source": "Sheet1", "rows": 3}
        empty = dict.fromkeys(("columns", "missing", "repeated", "readings"), ())
        return msgspec.convert(
            {**kept, **empty, "headings_in_row": 2, "outcome": None, **self.of}, ImportFile, from_attributes=True
        )


def test_columns_are_told_apart_by_the_letters_of_a_spreadsheet_and_long_titles_are_cut() -> None:
    shown = [ShownColumn(0, "Email", "email"), ShownColumn(27, "Email", None), ShownColumn(701, "x" * 500, None)]
    first, second, third = columns.choices_of(shown)
    assert ((first.value, first.text), second.text) == (("0", "A: Email"), "AB: Email")
    assert (third.text[:5], third.text[-1], len(third.text)) == ("ZZ: x", "…", 85)


def test_a_question_of_the_cohort_is_asked_in_its_own_words_and_need_not_be_answered() -> None:
    own = columns.question_of(ShownReading("answer_1", "Why?", needed=False))
    assert (own[0], own[2]) == ("Why?", None)
    needed = columns.question_of(ShownReading("email", "Email", needed=True))
    assert (needed[0], needed[2]) == ("Email address", "Choose the column with email addresses")


def test_titles_that_are_missing_or_not_once_there_are_named() -> None:
    file = Told(of={"missing": ("Email", "Name"), "repeated": ("Team",)}).file
    missing, repeated = columns.why_asked(file)
    assert "titles in your list: 'Email', 'Name'." in missing
    assert "more than once: 'Team'." in repeated


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Form1", "The sheet 'Form1'"),
        ("UTF-8, semicolon", "A CSV file (UTF-8, columns separated by semicolons)"),
        ("UTF-16, tab", "A CSV file (UTF-16, columns separated by tabs)"),
        ("UTF-8, |", "A CSV file (UTF-8, columns separated by |)"),
    ],
)
def test_what_was_read_is_said_in_words(told: str, shown: str) -> None:
    assert outcomes.source(told) == shown


def test_letters_that_were_guessed_are_worth_a_look() -> None:
    assert outcomes.source("Mac Roman, comma").endswith("save the list as an Excel workbook and upload that.")


def test_a_hundred_refused_rows_are_shown_and_the_others_counted() -> None:
    rows = tuple(RefusedRow(row, "Email", "Why") for row in range(2, 1202))
    shown = outcomes.foreseen(Told().file, Told({"refused": rows}).outcome).refused
    assert (len(shown.rows), shown.rows[0], shown.more) == (100, ("2", "Email", "Why"), "And 1,100 more rows.")
    assert outcomes.foreseen(Told().file, Told({"refused": rows[:100]}).outcome).refused.more is None


def test_the_button_says_how_many_it_invites_or_that_it_changes_nothing() -> None:
    assert outcomes.button(Told().file, Told({"invited": 12}).outcome) == "Invite 12 people"
    assert outcomes.button(Told().file, Told({"known": 12}).outcome) == "Finish without changing anything"
    staff = Told(of={"cohort": None}).file
    assert outcomes.button(staff, Told({"recorded": 1}).outcome) == "Record the managers of 1 person"


def test_every_count_has_a_name_that_fits_before_and_after() -> None:
    told = Told(
        {"rows": 5, "invited": 2, "known": 1, "refused": (RefusedRow(3, "Email", "Why"),), "replaced": (ReplacedRow(2, 4),)}
    )
    before, after = (page(told.file, told.outcome).facts for page in (outcomes.foreseen, outcomes.done))
    assert [fact.value for fact in before] == ["The sheet 'Sheet1'", "5 rows", "2", "1", "1", "1"]
    assert (before[2].name, after[2].name) == ("People to invite", "People invited")


def test_after_an_import_one_can_look_at_the_invited_of_that_cohort() -> None:
    assert outcomes.links(COHORT)[0].address == f"/cohorts/{COHORT}/applications?state=invited"
    assert [link.address for link in outcomes.links(None)] == ["/cohorts"]


def test_people_whose_managers_are_not_known_are_in_order_of_their_names() -> None:
    ada, ben, cai, dee = (UUID(int=number) for number in range(1, 5))
    people = [ManagersOfPerson(each, "none" if each == dee else "not_known") for each in (ada, ben, cai, dee)]
    page = managers_page(Answer(tuple(people)), {ada: "Zoë", ben: "adil", dee: "Dee"})
    assert page == ManagersPage(("adil", "Zoë", "Name not available"), ("Dee",))


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Answer(()), "Nobody is here. People appear here when they are accepted"),
        (ApiError.NOT_ALLOWED, "You take part in this cohort yourself"),
        (ApiError.NOT_FOUND, "Nobody is here yet."),
        (ApiError.AWAY, "We cannot show this list at the moment."),
    ],
)
def test_where_nobody_is_shown_the_page_says_why(outcome: Answer[tuple[ManagersOfPerson, ...]] | ApiError, sentence: str) -> None:
    assert (managers_page(outcome, {}).absent or "").startswith(sentence)
