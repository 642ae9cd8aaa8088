"""When a survey opens, reminds and closes. The dates are worked out once, when they are decided, and the event holds them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Annotated

from plp_kit.core.parts import AtMost

REMIND_EVERY_DAYS = 7
MOST_REMINDERS = AtMost(1_000)
LONGEST_DAYS = REMIND_EVERY_DAYS * MOST_REMINDERS.items


@dataclass(frozen=True, slots=True)
class Schedule:
    """A survey is open for whole days: from the beginning of `opens_on` to the beginning of `closes_on`.

    `reminders_on` are the days on which the invited who have not answered are reminded.
    """

    opens_on: date
    closes_on: date
    reminders_on: Annotated[tuple[date, ...], MOST_REMINDERS]

    @property
    def days(self) -> int:
        return (self.closes_on - self.opens_on).days

    def moved_to(self, opens_on: date) -> "Schedule":
        """Moving the opening moves the closing; the length stays."""
        return scheduled(opens_on, self.days)

    def extended(self, days: int) -> "Schedule":
        return scheduled(self.opens_on, self.days + days)


def scheduled(opens_on: date, days: int, remind_every_days: int = REMIND_EVERY_DAYS) -> Schedule:
    reminders = (opens_on + timedelta(days=day) for day in range(remind_every_days, days, remind_every_days))
    return Schedule(opens_on, opens_on + timedelta(days=days), tuple(reminders))


def is_reachable(opens_on: date, days: int) -> bool:
    """Whether a survey may last so long, and the calendar reaches its end, and that of the longest extension."""
    return days <= LONGEST_DAYS and opens_on.year + LONGEST_DAYS // 365 + 1 < MAXYEAR


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it has no such day.

    `date.max` where the year would be past the calendar's end.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) if year <= MAXYEAR else date.max
