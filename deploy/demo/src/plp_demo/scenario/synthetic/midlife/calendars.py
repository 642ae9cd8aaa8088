"""When each of the four cohorts is where. They share their days, because each day costs a settling of all services."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from plp_demo.scenario.places import Key, TrustCode

TRUST: Final = TrustCode("tzq")
BEGINS: Final = date(2021, 2, 16)
TODAY: Final = date(2021, 11, 16)
"""Where the scenario stops."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A cohort, named after where it is on the last day. `number` begins its people's keys: s101 and c101 are of the first."""

    key: Key
    number: int
    title: str
    pairs: int
    opens: date
    applied: tuple[date, ...]
    decided: date
    closes: date
    matched: date
    launch: date


SURVEYING: Final = Stage(
    Key("surveying"),
    1,
    "Spring 2021",
    9,
    BEGINS,
    (date(2021, 3, 2),),
    date(2021, 3, 2),
    date(2021, 3, 16),
    date(2021, 3, 23),
    date(2021, 4, 22),
)
RUNNING: Final = Stage(
    Key("running"),
    2,
    "Summer 2021",
    8,
    date(2021, 5, 11),
    (date(2021, 6, 15),),
    date(2021, 6, 15),
    date(2021, 6, 29),
    date(2021, 7, 6),
    date(2021, 8, 3),
)
MATCHING: Final = Stage(
    Key("matching"),
    3,
    "Autumn 2021",
    8,
    date(2021, 9, 14),
    (date(2021, 10, 5), date(2021, 10, 19)),
    date(2021, 10, 19),
    date(2021, 11, 2),
    date(2021, 11, 9),
    date(2021, 11, 30),
)
RECRUITING: Final = Stage(
    Key("recruiting"),
    4,
    "Winter 2022",
    0,
    date(2021, 10, 19),
    (date(2021, 11, 2), date(2021, 11, 9)),
    date(2021, 11, 9),
    date(2021, 11, 30),
    date(2021, 12, 7),
    date(2022, 1, 11),
)
STAGES: Final = (SURVEYING, RUNNING, MATCHING, RECRUITING)
