"""When surveys open, remind and close."""

from datetime import date

import pytest

from evaluation.surveys.schedules import months_after, scheduled

OPENS_ON = date(2022, 2, 19)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 4, 19), 10, date(2022, 2, 19)),
        (date(2021, 4, 19), 0, date(2021, 4, 19)),
        (date(2021, 4, 30), 10, date(2022, 2, 28)),
        (date(2023, 4, 30), 10, date(2024, 2, 29)),
        (date(2021, 12, 31), 12, date(2022, 12, 31)),
        (date(2021, 12, 31), 1, date(2022, 1, 31)),
    ],
)
def test_months_are_counted_on_the_calendar(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_a_survey_is_open_for_whole_days() -> None:
    assert scheduled(OPENS_ON, 17).closes_on == date(2022, 3, 8)
    assert scheduled(OPENS_ON, 17).days == 17


def test_reminders_come_every_week_while_the_survey_is_open() -> None:
    assert scheduled(date(2022, 2, 1), 17).reminders_on == (date(2022, 2, 8), date(2022, 2, 15))
    assert scheduled(date(2022, 2, 1), 14).reminders_on == (date(2022, 2, 8),)
    assert scheduled(date(2022, 2, 1), 7).reminders_on == ()


def test_an_extension_moves_the_closing_and_adds_reminders() -> None:
    assert scheduled(OPENS_ON, 17).extended(16) == scheduled(OPENS_ON, 33)


def test_another_opening_moves_everything_and_shortens_nothing() -> None:
    assert scheduled(OPENS_ON, 17).moved_to(date(2022, 3, 1)) == scheduled(date(2022, 3, 1), 17)
