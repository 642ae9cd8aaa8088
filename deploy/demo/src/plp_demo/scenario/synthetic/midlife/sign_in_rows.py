"""Whom to sign in as on the mid-life trust's last day, and what waits for them."""

from collections.abc import Collection, Iterator
from typing import Final

from plp_demo.scenario.actions import ANALYST, OPERATOR
from plp_demo.scenario.asking import SignIn
from plp_demo.scenario.evaluating import Answer
from plp_demo.scenario.places import Key
from plp_demo.scenario.synthetic.midlife.calendars import MATCHING, RECRUITING, RUNNING, SURVEYING, TRUST
from plp_demo.scenario.synthetic.midlife.casting import (
    CO_CHAIR,
    DECISION_MAKER,
    EDI_LEAD,
    EVALUATOR,
    FACILITATOR,
    GUARDIAN,
    HANDLER,
    OFFICER,
    WAITING,
    colleague,
    senior,
)
from plp_demo.scenario.synthetic.midlife.partnering_rows import LAST_OF_RUNNING, NEVER_MET, WITHOUT_AGREEMENT
from plp_demo.scenario.synthetic.recruiting_rows import NOWHERE

OFFICES: Final = {
    FACILITATOR: "Applications to decide, a list of people whose columns are not named, and somebody whose partner has left",
    CO_CHAIR: "A proposal of pairs that the facilitator has signed and you have not",
    EVALUATOR: "A survey that closes in three days, and the next one without its approval",
    EDI_LEAD: "Proposed settings to approve or refuse: a survey open for 35 days instead of 28",
    OFFICER: "A complaint to acknowledge and to advise on",
    DECISION_MAKER: "Two requests in the queue, one of them with advice",
    HANDLER: "Nothing yet: concerns have no pages so far",
    GUARDIAN: "Nothing yet: concerns have no pages so far",
    OPERATOR: "A platform with one trust to look after",
    ANALYST: "National pages to which no trust has contributed yet",
}
PARTICIPANTS: Final = {
    senior(RECRUITING, 2): "Recruiting: an application that has been handed in, and can still be changed",
    WAITING: "Recruiting: second on the waiting list",
    senior(RECRUITING, 4): "Recruiting: an application that was declined",
    senior(MATCHING, 1): "Matching: accepted, and waiting for a partner",
    senior(RUNNING, 1): "Running: a meeting planned",
    colleague(RUNNING, 1): "Running: a meeting planned, and a request that waits for its answer",
    colleague(RUNNING, NEVER_MET): "Running: no meeting on record for eight weeks",
    colleague(RUNNING, WITHOUT_AGREEMENT): "Running: no agreement six weeks after the launch",
    colleague(RUNNING, LAST_OF_RUNNING): "Running: a partner who has left the trust",
}


def sign_ins(answers: Collection[Answer]) -> Iterator[SignIn]:
    answered = {answer.person for answer in answers}
    everybody = [key(SURVEYING, number) for number in range(1, SURVEYING.pairs) for key in (senior, colleague)]
    surveyed = {
        next(key for key in everybody if key not in answered): "Surveying: a survey to answer, which closes in three days",
        next(key for key in everybody if key in answered): "Surveying: has answered, and can still change it",
    }
    for person, waits in (OFFICES | PARTICIPANTS | surveyed).items():
        yield SignIn(NOWHERE, TRUST, Key(person), waits)
