"""The form that moves dates sends only what was changed, and places what is refused."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace
from werkzeug.datastructures import MultiDict

from portal.cohorts.stages import words
from portal.cohorts.stages.calls import Cohort, DateChange, MoveReason
from portal.cohorts.stages.forms import DatesForm
from portal.cohorts.stages.present import days
from portal.site.calls import Refused

COHORT = Cohort(
    UUID(int=1),
    "Spring 2022",
    date(2022, 1, 10),
    date(2022, 2, 7),
    date(2022, 2, 7),
    date(2022, 4, 12),
    date(2023, 2, 12),
    recruiting=True,
    launched=False,
)
CLOSED = replace(COHORT, recruiting=False)
OUT_OF_ORDER = Refused("dates_out_of_order", "In another order.")


def typed(cohort: Cohort = COHORT, **changed: str) -> DatesForm:
    shown = {name: f"{day.day} {day.month} {day.year}" for name, day in days(cohort).items()}
    boxes = [(name, box) for name, day in {**shown, **changed}.items() for box in day.split()]
    form = DatesForm(MultiDict([("nonce", "n" * 24), ("version", "3"), ("reason", "not_ready"), *boxes]))
    form.ask_of(cohort)
    return form


def test_only_days_that_were_changed_are_moved() -> None:
    """A day that counts from another would else get one of its own."""
    form = typed(launch_on="3 5 2022")
    assert form.is_ready()
    assert form.change(COHORT) == DateChange(MoveReason.NOT_READY, launch_on=date(2022, 5, 3))
    assert typed().change(COHORT) == DateChange(MoveReason.NOT_READY)


@pytest.mark.parametrize(
    ("cohort", "asked"),
    [
        (COHORT, ["recruiting_opens_on", "recruiting_closes_on", "matching_on", "launch_on", "survey_on"]),
        (CLOSED, ["matching_on", "launch_on", "survey_on"]),
        (replace(CLOSED, launched=True), ["survey_on"]),
    ],
    ids=["recruiting", "closed", "launched"],
)
def test_days_of_a_stage_that_is_over_are_not_asked(cohort: Cohort, asked: list[str]) -> None:
    form = DatesForm(None, **days(cohort))
    form.ask_of(cohort)
    assert [field.name for field in form.questions] == [*asked, "reason"]


@pytest.mark.parametrize("moved", ["recruiting_opens_on", "recruiting_closes_on", "launch_on"])
def test_a_wrong_order_is_said_at_the_day_that_was_moved(moved: str) -> None:
    form = typed(COHORT, **{moved: "1 3 2023"})
    form.change(COHORT)
    form.place(OUT_OF_ORDER)
    assert [field.name for field in form.questions if field.error] == [moved]


def test_a_day_is_not_left_out_and_neither_is_the_reason() -> None:
    form = DatesForm(MultiDict([("nonce", "n" * 24), ("version", "3")]))
    assert not form.is_ready()
    assert (form.launch_on.error, form.reason.error) == (words.DAY_MISSING, words.REASON_MISSING)
