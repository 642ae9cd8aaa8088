"""By when a request is acknowledged and answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from recruitment.dates import months_after
from recruitment.requests.grounds import RequestKind

ACKNOWLEDGED_WITHIN: Final = timedelta(days=30)
ANSWERED_WITHIN_MONTHS: Final = 1


class Clock(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class RunningClock:
    """`by` is the last day on which it is in time; on `late_on` it runs out."""

    clock: Clock
    by: date
    late_on: date


def running_clocks(kind: RequestKind, on: date) -> Iterator[RunningClock]:
    yield _clock(Clock.ANSWER, months_after(on, ANSWERED_WITHIN_MONTHS))
    if kind is RequestKind.COMPLAINT:
        yield _clock(Clock.ACKNOWLEDGEMENT, on + ACKNOWLEDGED_WITHIN)


def _clock(clock: Clock, by: date) -> RunningClock:
    return RunningClock(clock, by, by + timedelta(days=1))
