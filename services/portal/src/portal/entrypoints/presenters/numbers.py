"""Dates and counts as the pages write them."""

from datetime import date, timedelta


def day(on: date) -> str:
    """'12 April 2021'."""
    return f"{on.day} {on:%B %Y}"


def day_before(on: date) -> str:
    """The last day of what closes on that date."""
    return day(on - timedelta(days=1))


def of(count: int, base: int) -> str:
    """'26 of 53'."""
    return f"{count:,} of {base:,}"


def counted(count: int, one: str, many: str) -> str:
    """'1 application', '2 applications'."""
    return f"{count:,} {one if count == 1 else many}"


def hundredths(count: int, base: int) -> int:
    return round(100 * count / base) if base else 0
