"""Three calendars for a cohort. They share their days, because each day costs the demo a settling of all services."""

from dataclasses import dataclass
from datetime import date
from typing import Final

BEGINS: Final = date(2021, 1, 12)
ENDS: Final = date(2022, 4, 12)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When things happen in a cohort. `length_months` are the shortest and longest advised."""

    length_months: tuple[int, int]
    survey_month: int
    survey_days: int
    opened: date
    applied: tuple[date, ...]
    decided: date
    recruiting_closes: date
    matched: date
    launch: date
    agreed: date
    meetings: tuple[date, ...]
    check_ins: tuple[date, ...]
    left: date
    rematched: date
    goals_reached: date
    approved: date
    answered: tuple[date, ...]
    contributed: date
    ended: date | None = None


SPRING: Final = Calendar(
    length_months=(12, 15),
    survey_month=10,
    survey_days=17,
    opened=date(2021, 1, 26),
    applied=(date(2021, 2, 9), date(2021, 2, 23)),
    decided=date(2021, 3, 9),
    recruiting_closes=date(2021, 3, 16),
    matched=date(2021, 3, 23),
    launch=date(2021, 4, 20),
    agreed=date(2021, 5, 4),
    meetings=(date(2021, 5, 18), date(2021, 7, 13), date(2021, 9, 14), date(2021, 11, 16), date(2022, 1, 18)),
    check_ins=(date(2021, 7, 13), date(2021, 10, 12), date(2022, 1, 18)),
    left=date(2021, 9, 28),
    rematched=date(2021, 10, 12),
    goals_reached=date(2021, 11, 16),
    approved=date(2022, 1, 18),
    answered=(date(2022, 2, 22), date(2022, 3, 1), date(2022, 3, 8)),
    contributed=date(2022, 3, 15),
)

MAY: Final = Calendar(
    length_months=(12, 12),
    survey_month=8,
    survey_days=21,
    opened=date(2021, 2, 23),
    applied=(date(2021, 3, 9), date(2021, 3, 23)),
    decided=date(2021, 4, 6),
    recruiting_closes=date(2021, 4, 13),
    matched=date(2021, 4, 20),
    launch=date(2021, 5, 18),
    agreed=date(2021, 6, 1),
    meetings=(date(2021, 6, 15), date(2021, 7, 27), date(2021, 9, 28), date(2021, 11, 16)),
    check_ins=(date(2021, 9, 14), date(2021, 11, 16)),
    left=date(2021, 9, 28),
    rematched=date(2021, 10, 12),
    goals_reached=date(2021, 11, 16),
    approved=date(2021, 11, 16),
    answered=(date(2022, 1, 18), date(2022, 1, 25), date(2022, 2, 1)),
    contributed=date(2022, 2, 22),
)

SHORT: Final = Calendar(
    length_months=(9, 9),
    survey_month=6,
    survey_days=28,
    opened=date(2021, 3, 23),
    applied=(date(2021, 4, 6), date(2021, 4, 20)),
    decided=date(2021, 5, 4),
    recruiting_closes=date(2021, 5, 11),
    matched=date(2021, 5, 18),
    launch=date(2021, 6, 15),
    agreed=date(2021, 7, 13),
    meetings=(date(2021, 7, 27), date(2021, 9, 14), date(2021, 11, 16)),
    check_ins=(date(2021, 9, 28),),
    left=date(2021, 10, 12),
    rematched=date(2021, 11, 16),
    goals_reached=date(2021, 11, 16),
    approved=date(2021, 11, 16),
    answered=(date(2021, 12, 21), date(2022, 1, 4), date(2022, 1, 11)),
    contributed=date(2022, 1, 25),
    ended=date(2022, 3, 15),
)
