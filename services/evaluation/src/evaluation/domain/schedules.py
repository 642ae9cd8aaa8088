"""When a survey opens, reminds and closes."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta


@dataclass(frozen=True, slots=True)
class Schedule:
    """A survey is open for `days` whole days: from the beginning of `opens_on` to the beginning of `closes_on`."""

    opens_on: date
    days: int
    remind_every_days: int = 7

    @property
    def closes_on(self) -> date:
        return self.opens_on + timedelta(days=self.days)

    @property
    def reminders_on(self) -> tuple[date, ...]:
        return tuple(
            self.opens_on + timedelta(days=day) for day in range(self.remind_every_days, self.days, self.remind_every_days)
        )

    def opening(self, on: date) -> "Schedule":
        return replace(self, opens_on=on)

    def extended(self, days: int) -> "Schedule":
        return replace(self, days=self.days + days)


def is_reachable(launch: date, month: int, days: int) -> bool:
    """Whether the calendar goes on until such a survey is over, and was extended by some years."""
    return launch.year + month // 12 + days // 365 + 10 < MAXYEAR


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
