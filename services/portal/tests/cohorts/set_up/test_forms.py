"""The forms with which a cohort is set up: one answer on each line, and dates."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from portal.cohorts.set_up import words
from portal.cohorts.set_up.calls import Aims, Dates, SetUp
from portal.cohorts.set_up.forms import ITEMS, AimsForm, ChannelsForm, DatesForm
from portal.site.calls import Refused

CARRIED = [("nonce", "n" * 24), ("version", "3")]
DAYS = {"recruiting_opens_on": "10 1 2022", "recruiting_closes_on": "7 2 2022", "launch_on": "12 4 2022"}
OUT_OF_ORDER = Refused("dates_out_of_order", "In another order.")


def aims(*lines: str) -> AimsForm:
    return AimsForm(MultiDict([*CARRIED, ("title", " Spring 2022 "), ("aims", "\r\n".join(lines))]))


def dates(**days: str) -> DatesForm:
    boxes = [(name, box) for name, day in {**DAYS, **days}.items() for box in day.split()]
    return DatesForm(MultiDict([*CARRIED, *boxes]))


def test_each_line_is_an_aim_and_empty_lines_are_none() -> None:
    form = aims("Learn", "", "  Share  ")
    assert (form.is_ready(), form.body) == (True, Aims("Spring 2022", ("Learn", "Share")))


def test_lines_that_are_missing_too_many_or_too_long_are_said_at_their_field() -> None:
    for lines, error in (
        ((), words.AIMS_MISSING),
        (["Aim"] * 21, "Enter 20 lines or fewer"),
        (["Short", "x" * 1001], f"Shorten the line that begins with '{'x' * 30}' to 1,000 characters or less"),
    ):
        form = aims(*lines)
        assert (form.is_ready(), form.aims.error) == (False, error)


def test_what_is_written_is_shown_again_one_on_each_line() -> None:
    set_up = SetUp(
        "Spring 2022", Aims("Spring 2022", ("Learn", "Share")), None, ("Intranet", "A colleague"), None, (), open=False
    )
    assert AimsForm(None, **AimsForm.written(set_up)).aims.data == "Learn\nShare"
    assert ChannelsForm(None, **ChannelsForm.written(set_up)).channels.entries == ("Intranet", "A colleague")


@pytest.mark.parametrize("slug", ITEMS)
def test_an_item_that_nobody_has_written_has_an_empty_form(slug: str) -> None:
    form = ITEMS[slug]
    begun = SetUp("Spring 2022", None, None, None, None, (), open=False)
    assert [field.data for field in form(None, **form.written(begun)).questions if field.name != "title" and field.data] == []


def test_days_that_are_left_out_count_from_others() -> None:
    form = dates()
    assert form.is_ready()
    assert form.body == Dates(date(2022, 1, 10), date(2022, 2, 7), date(2022, 4, 12), None, None)


@pytest.mark.parametrize(("closes", "at"), [("3 1 2022", "recruiting_closes_on"), ("2 5 2022", "launch_on")])
def test_a_wrong_order_is_said_at_the_day_that_comes_too_early(closes: str, at: str) -> None:
    form = dates(recruiting_closes_on=closes)
    assert form.is_ready()
    form.place(OUT_OF_ORDER)
    assert [field.name for field in form.questions if field.error] == [at]
