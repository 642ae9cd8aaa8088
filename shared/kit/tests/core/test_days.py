"""Days begin and end in London time, an hour before UTC's in summer."""

from datetime import UTC, date, datetime

from plp_kit.core.days import day_of, midnight

SUMMER, WINTER = date(2021, 7, 1), date(2021, 1, 4)


def test_a_day_begins_at_midnight_in_london() -> None:
    assert midnight(WINTER) == datetime(2021, 1, 4, tzinfo=UTC)
    assert midnight(SUMMER) == datetime(2021, 6, 30, 23, tzinfo=UTC)


def test_what_happens_late_in_the_evening_of_utc_is_tomorrows_in_summer() -> None:
    assert day_of(datetime(2021, 6, 30, 22, 59, tzinfo=UTC)) == date(2021, 6, 30)
    assert day_of(datetime(2021, 6, 30, 23, 0, tzinfo=UTC)) == SUMMER
    assert day_of(datetime(2021, 1, 3, 23, 59, tzinfo=UTC)) == date(2021, 1, 3)


def test_the_last_and_the_first_day_of_the_calendar_have_a_midnight() -> None:
    """Periods without an end are kept as the last day."""
    assert day_of(midnight(date.max)) == date.max
    assert day_of(midnight(date.min)) == date.min
