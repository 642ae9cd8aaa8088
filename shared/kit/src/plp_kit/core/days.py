"""Days of the programme begin and end at midnight in London. Moments are UTC everywhere else."""

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")


def day_of(moment: datetime) -> date:
    """The day on which something happens."""
    return moment.astimezone(LONDON).date()


def midnight(day: date) -> datetime:
    """When a day begins, for deadlines."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)
