"""The synthetic trusts: invented, with codes that were unassigned when they were chosen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from plp_demo.scenario.synthetic.calendars import MAY, SHORT, SPRING, Calendar
from recruitment.trusts.decider import Region, TrustKind


class Turn(StrEnum):
    """What else happens in a cohort besides pairs that meet."""

    BOTH_SIDES = "somebody offers both sides"
    UNPLACED = "one senior leader too many applies and is accepted"
    WAITING = "somebody stays on the waiting list"
    DECLINED = "somebody is declined, the cohort being full"
    WITHDRAWN = "somebody withdraws before the decision"
    LEAVER = "a senior leader leaves the trust"
    REPLACED = "a senior leader leaves and somebody from the waiting list takes the place"


@dataclass(frozen=True, slots=True)
class Words:
    senior: str
    served: str
    groups_served: tuple[str, ...]
    senior_level: str
    reason: str


SLT_BME: Final = Words("SLT", "BME", ("bme",), "Associate director and above", "Few BME colleagues work at this level.")
GLOBAL_MAJORITY: Final = Words(
    "Senior leaders",
    "Global majority colleagues",
    ("bme",),
    "Members of the executive and their deputies",
    "Global majority colleagues are fewer at each step upwards.",
)
DISABLED: Final = Words(
    "Executive partners",
    "Disabled colleagues",
    ("disabled",),
    "Directors and deputy directors",
    "Disabled colleagues report fewer chances of promotion.",
)
INTERNATIONAL: Final = Words(
    "Leadership partners",
    "Internationally educated colleagues",
    ("international",),
    "Heads of service and above",
    "Internationally educated colleagues wait longer for their first step upwards.",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """`response` is the share of participants who answer, `recommend` the share of answers that recommend the programme."""

    code: str
    name: str
    ods_code: str
    kind: TrustKind
    region: Region
    words: Words
    pairs: int
    calendar: Calendar
    response: float
    recommend: float
    turns: tuple[Turn, ...] = ()


ELEVEN: Final = (
    Plan(
        "tzb",
        "Harrowmere Hospitals NHS Trust (synthetic)",
        "TZB",
        TrustKind.ACUTE,
        Region.LONDON,
        GLOBAL_MAJORITY,
        12,
        SPRING,
        0.55,
        0.85,
        (Turn.BOTH_SIDES, Turn.DECLINED),
    ),
    Plan(
        "tzc",
        "Thornwick Mental Health NHS Foundation Trust (synthetic)",
        "TZC",
        TrustKind.MENTAL_HEALTH,
        Region.NORTH_EAST_AND_YORKSHIRE,
        SLT_BME,
        9,
        SPRING,
        0.6,
        0.9,
        (Turn.LEAVER,),
    ),
    Plan(
        "tzd",
        "Aldermoor Fen Community Health NHS Trust (synthetic)",
        "TZD",
        TrustKind.COMMUNITY,
        Region.EAST_OF_ENGLAND,
        SLT_BME,
        7,
        MAY,
        0.5,
        0.8,
        (Turn.WAITING,),
    ),
    Plan(
        "tzf",
        "Pennerdale University Hospitals NHS Foundation Trust (synthetic)",
        "TZF",
        TrustKind.ACUTE,
        Region.NORTH_WEST,
        SLT_BME,
        15,
        SPRING,
        0.5,
        0.85,
        (Turn.BOTH_SIDES, Turn.REPLACED),
    ),
    Plan(
        "tzg",
        "Saltmarsh Coast Partnership NHS Foundation Trust (synthetic)",
        "TZG",
        TrustKind.MENTAL_HEALTH_AND_COMMUNITY,
        Region.SOUTH_EAST,
        GLOBAL_MAJORITY,
        10,
        MAY,
        0.65,
        0.9,
        (Turn.UNPLACED,),
    ),
    Plan(
        "tzh",
        "Tamberley Valley Care NHS Trust (synthetic)",
        "TZH",
        TrustKind.COMMUNITY,
        Region.SOUTH_WEST,
        INTERNATIONAL,
        6,
        SHORT,
        0.6,
        0.85,
        (Turn.WITHDRAWN,),
    ),
    Plan(
        "tzj",
        "Westmark Ambulance Service NHS Trust (synthetic)",
        "TZJ",
        TrustKind.AMBULANCE,
        Region.MIDLANDS,
        SLT_BME,
        8,
        MAY,
        0.45,
        0.75,
        (Turn.LEAVER, Turn.DECLINED),
    ),
    Plan(
        "tzk",
        "Lindenholme Hospitals NHS Foundation Trust (synthetic)",
        "TZK",
        TrustKind.ACUTE_AND_COMMUNITY,
        Region.MIDLANDS,
        SLT_BME,
        14,
        SPRING,
        0.5,
        0.8,
        (Turn.WITHDRAWN, Turn.WAITING),
    ),
    Plan(
        "tzl",
        "Merrowby Children's NHS Foundation Trust (synthetic)",
        "TZL",
        TrustKind.SPECIALIST,
        Region.NORTH_WEST,
        DISABLED,
        6,
        SHORT,
        0.7,
        0.9,
    ),
    Plan(
        "tzm",
        "Oxmere Downs Mental Health NHS Trust (synthetic)",
        "TZM",
        TrustKind.MENTAL_HEALTH,
        Region.SOUTH_EAST,
        SLT_BME,
        11,
        SPRING,
        0.55,
        0.85,
        (Turn.UNPLACED, Turn.LEAVER),
    ),
    Plan(
        "tzn",
        "Greywater Reach Hospitals NHS Trust (synthetic)",
        "TZN",
        TrustKind.ACUTE,
        Region.LONDON,
        GLOBAL_MAJORITY,
        13,
        MAY,
        0.5,
        0.85,
        (Turn.BOTH_SIDES,),
    ),
)

FORTY_ONE: Final = Plan(
    "tzp",
    "Kestrel Wold Partnership NHS Foundation Trust (synthetic)",
    "TZP",
    TrustKind.MENTAL_HEALTH_AND_COMMUNITY,
    Region.EAST_OF_ENGLAND,
    Words(
        "Board partners",
        "LGBTQ+ colleagues",
        ("lgbtq",),
        "Board members and their deputies",
        "Few are open about it at this level.",
    ),
    41,
    SHORT,
    0.55,
    0.8,
    (Turn.BOTH_SIDES, Turn.LEAVER),
)
