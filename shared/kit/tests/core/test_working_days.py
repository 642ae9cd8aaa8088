"""Working days as in England."""

from datetime import date

import pytest

from plp_kit.core.working_days import is_working_day, working_day_after


@pytest.mark.parametrize(
    ("day", "days", "found"),
    [
        (date(2021, 11, 30), 3, date(2021, 12, 3)),
        (date(2021, 12, 1), 3, date(2021, 12, 6)),
        (date(2021, 12, 4), 1, date(2021, 12, 6)),
        (date(2021, 12, 23), 3, date(2021, 12, 30)),
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
    ],
)
def test_weekends_and_the_bank_holidays_of_england_do_not_count(day: date, days: int, found: date) -> None:
    """At Christmas 2021 the 27th and 28th were holidays instead of the weekend; in June 2022 there was a jubilee."""
    assert working_day_after(day, days) == found
    assert is_working_day(found)
