"""Working days as in England: Mondays to Fridays but for the bank holidays."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache
from typing import Final

A_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
LAST: Final = date.max - A_DAY
"""Nothing is counted beyond it: the day after the answer is still a day."""


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _bank_holidays()


def working_day_after(day: date, days: int) -> date:
    """The so-manieth working day that follows the day, which is not counted itself. `days` is 1 or more.

    At the calendar's end it is the last day but one.
    """
    while days and day < LAST:
        day += A_DAY
        days -= is_working_day(day)
    return min(day, LAST)


@cache
def _bank_holidays() -> Container[date]:
    """Fills itself with the years that are asked for."""
    from holidays import country_holidays  # noqa: PLC0415 - it is read slowly, and few processes count working days

    return country_holidays("GB", subdiv="ENG")
