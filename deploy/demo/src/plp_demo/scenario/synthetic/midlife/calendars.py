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
    key=Key("surveying"),
    number=1,
    title="Spring 2021",
    pairs=9,
    opens=BEGINS,
    applied=(date(2021, 3, 2),),
    decided=date(2021, 3, 2),
    closes=date(2021, 3, 16),
    matched=date(2021, 3, 23),
    launch=date(2021, 4, 22),
)
RUNNING: Final = Stage(
    key=Key("running"),
    number=2,
    title="Summer 2021",
    pairs=8,
    opens=date(2021, 5, 11),
    applied=(date(2021, 6, 15),),
    decided=date(2021, 6, 15),
    closes=date(2021, 6, 29),
    matched=date(2021, 7, 6),
    launch=date(2021, 8, 3),
)
MATCHING: Final = Stage(
    key=Key("matching"),
    number=3,
    title="Autumn 2021",
    pairs=8,
    opens=date(2021, 9, 14),
    applied=(date(2021, 10, 5), date(2021, 10, 19)),
    decided=date(2021, 10, 19),
    closes=date(2021, 11, 2),
    matched=date(2021, 11, 9),
    launch=date(2021, 11, 30),
)
RECRUITING: Final = Stage(
    key=Key("recruiting"),
    number=4,
    title="Winter 2022",
    pairs=0,
    opens=date(2021, 10, 19),
    applied=(date(2021, 11, 2), date(2021, 11, 9)),
    decided=date(2021, 11, 9),
    closes=date(2021, 11, 30),
    matched=date(2021, 12, 7),
    launch=date(2022, 1, 11),
)
STAGES: Final = (SURVEYING, RUNNING, MATCHING, RECRUITING)
