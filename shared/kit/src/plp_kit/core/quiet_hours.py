"""When people are left in peace: at night, on Saturdays and Sundays, and on the bank holidays of England, in London time."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Self

from plp_kit.core.days import LONDON
from plp_kit.core.working_days import A_DAY, is_working_day


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begin` in the evening to `end` on the next working day."""

    begin: time = time(19)
    end: time = time(7, 30)

    @classmethod
    def read(cls, text: str) -> Self:
        """Of the form 19:00-07:30. Raises ValueError, also where the evening would come before the morning."""
        begin, end = map(time.fromisoformat, text.split("-"))
        if begin <= end or begin.tzinfo or end.tzinfo:
            raise ValueError("quiet hours begin in the evening and end in the morning")
        return cls(begin, end)

    def over_at(self, at: datetime) -> datetime:
        """The moment itself where it is not quiet, else the first one that is not."""
        london = at.astimezone(LONDON)
        if is_working_day(london.date()) and self.end <= london.time() < self.begin:
            return at
        day = london if london.time() < self.end else london + A_DAY
        while not is_working_day(day.date()):
            day += A_DAY
        return datetime.combine(day.date(), self.end, LONDON).astimezone(at.tzinfo)
