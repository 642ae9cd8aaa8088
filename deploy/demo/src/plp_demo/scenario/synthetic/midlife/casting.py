"""Who is in the mid-life trust, and what has become of each application by the last day."""

from dataclasses import dataclass
from typing import Final

from plp_demo.scenario.places import Key
from plp_demo.scenario.recruiting import Outcome
from plp_demo.scenario.synthetic.midlife.calendars import MATCHING, RECRUITING, STAGES, Stage
from plp_kit.web.roles import Role
from recruitment.applications.applicants import Side
from recruitment.applications.events import DeclineReason

FACILITATOR, CO_CHAIR, EVALUATOR, EDI_LEAD, OFFICER = Key("f1"), Key("h1"), Key("e1"), Key("l1"), Key("d1")
DECISION_MAKER, HANDLER, GUARDIAN = Key("m1"), Key("k1"), Key("g1")
STAFF: Final = {
    FACILITATOR: (Role.FACILITATOR,),
    Key("f2"): (Role.FACILITATOR,),
    CO_CHAIR: (Role.CO_CHAIR,),
    Key("h2"): (Role.CO_CHAIR,),
    EVALUATOR: (Role.EVALUATOR,),
    EDI_LEAD: (Role.EDI_LEAD,),
    OFFICER: (Role.DPO,),
    DECISION_MAKER: (Role.DECISION_MAKER,),
    HANDLER: (Role.CONCERN_HANDLER,),
    GUARDIAN: (Role.GUARDIAN,),
}


@dataclass(frozen=True, slots=True)
class Applicant:
    """`outcome` is None for an application that nobody has decided yet."""

    stage: Stage
    key: Key
    side: Side
    outcome: Outcome | None = Outcome.ACCEPT
    reason: DeclineReason | None = None


def senior(stage: Stage, number: int) -> Key:
    return Key(f"s{stage.number}{number:02}")


def colleague(stage: Stage, number: int) -> Key:
    return Key(f"c{stage.number}{number:02}")


def _pairs() -> list[Applicant]:
    return [
        Applicant(stage, key(stage, number), side)
        for stage in STAGES
        for number in range(1, stage.pairs + 1)
        for key, side in ((senior, Side.SENIOR), (colleague, Side.SERVED))
    ]


UNPLACED: Final = senior(MATCHING, 9)
WAITING: Final = colleague(RECRUITING, 6)
BESIDES: Final = (
    Applicant(MATCHING, UNPLACED, Side.SENIOR),
    Applicant(MATCHING, colleague(MATCHING, 10), Side.SERVED, Outcome.WAITING_LIST),
    Applicant(MATCHING, colleague(MATCHING, 11), Side.SERVED, Outcome.DECLINE, DeclineReason.FULL),
    Applicant(MATCHING, senior(MATCHING, 12), Side.SENIOR, Outcome.WITHDRAW),
    Applicant(RECRUITING, senior(RECRUITING, 1), Side.SENIOR),
    Applicant(RECRUITING, colleague(RECRUITING, 1), Side.SERVED),
    Applicant(RECRUITING, senior(RECRUITING, 2), Side.SENIOR, None),
    Applicant(RECRUITING, senior(RECRUITING, 3), Side.SENIOR, None),
    Applicant(RECRUITING, colleague(RECRUITING, 2), Side.SERVED, None),
    Applicant(RECRUITING, colleague(RECRUITING, 3), Side.SERVED, None),
    Applicant(RECRUITING, colleague(RECRUITING, 4), Side.SERVED, None),
    Applicant(RECRUITING, colleague(RECRUITING, 5), Side.SERVED, Outcome.WAITING_LIST),
    Applicant(RECRUITING, WAITING, Side.SERVED, Outcome.WAITING_LIST),
    Applicant(RECRUITING, senior(RECRUITING, 4), Side.SENIOR, Outcome.DECLINE, DeclineReason.NOT_SENIOR_LEVEL),
    Applicant(RECRUITING, colleague(RECRUITING, 7), Side.SERVED, Outcome.WITHDRAW),
)
APPLICANTS: Final = (*_pairs(), *BESIDES)
