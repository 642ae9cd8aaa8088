"""What the pairs of the surveying and the running cohort have done by the last day.

In the running cohort the last pair has lost a partner, the one before has written no agreement, and the one before that has not
met. In the surveying cohort the last pair has ended.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Final

from partnership_journal.goals.decider import Whose
from partnership_journal.meetings.decider import How
from partnership_journal.partnerships.decider import Ending as HowEnded
from partnership_journal.sessions.decider import How as SessionHow
from partnership_journal.sessions.decider import SessionKind
from plp_demo.scenario.partnering import Agreement, Attendance, Ending, Goal, Meeting, Session
from plp_demo.scenario.places import Key
from plp_demo.scenario.synthetic import words
from plp_demo.scenario.synthetic.draws import happens
from plp_demo.scenario.synthetic.midlife.calendars import RUNNING, SURVEYING, TRUST, Stage
from plp_demo.scenario.synthetic.midlife.casting import FACILITATOR, colleague, senior
from plp_demo.scenario.synthetic.midlife.recruiting_rows import LEAVER, LEFT_ON
from plp_demo.scenario.synthetic.recruiting_rows import NOWHERE

LAST_OF_SURVEYING, LAST_OF_RUNNING = SURVEYING.pairs, RUNNING.pairs
WITHOUT_AGREEMENT: Final = RUNNING.pairs - 1
NEVER_MET: Final = RUNNING.pairs - 2
LAUNCH: Final = Key("launch")
ENDED_ON: Final = date(2021, 10, 5)
AGREED: Final = {SURVEYING.key: date(2021, 5, 11), RUNNING.key: date(2021, 9, 14)}
MET: Final = {
    SURVEYING.key: (date(2021, 5, 11), date(2021, 6, 15), date(2021, 8, 3), date(2021, 9, 14), date(2021, 11, 2)),
    RUNNING.key: (date(2021, 9, 14), date(2021, 10, 5), date(2021, 11, 2)),
}
PLANNED_ON: Final = date(2021, 11, 9)
TO_COME: Final = (date(2021, 11, 23), date(2021, 12, 2), date(2021, 12, 7))
GATHERINGS: Final[Mapping[Key, tuple[tuple[Key, date], ...]]] = {
    SURVEYING.key: (
        (LAUNCH, SURVEYING.launch),
        (Key("check_in_1"), date(2021, 7, 6)),
        (Key("check_in_2"), date(2021, 10, 5)),
    ),
    RUNNING.key: ((LAUNCH, RUNNING.launch),),
}


def _pairs(stage: Stage) -> Iterator[tuple[int, Sequence[Key]]]:
    return ((number, (senior(stage, number), colleague(stage, number))) for number in range(1, stage.pairs + 1))


def agreements(random: Random) -> Iterator[Agreement]:
    for stage in (SURVEYING, RUNNING):
        for number, pair in _pairs(stage):
            if stage is RUNNING and number == WITHOUT_AGREEMENT:
                continue
            for person in pair:
                text = random.choice(words.AGREEMENTS) if happens(random, 0.9) else None
                yield Agreement(NOWHERE, TRUST, stage.key, person, AGREED[stage.key], text)


def meetings(random: Random) -> Iterator[Meeting]:
    for stage in (SURVEYING, RUNNING):
        for number, pair in _pairs(stage):
            days = () if stage is RUNNING and number == NEVER_MET else _met(stage, number)
            for day in random.sample(days, max(len(days) - 1, 0)):
                yield Meeting(NOWHERE, TRUST, stage.key, random.choice(pair), None, day, _how(random), held=True)
            if stage is RUNNING and number < NEVER_MET:
                yield Meeting(NOWHERE, TRUST, stage.key, pair[0], PLANNED_ON, random.choice(TO_COME), _how(random), held=False)


def _met(stage: Stage, number: int) -> tuple[date, ...]:
    ended = ENDED_ON if (stage, number) == (SURVEYING, LAST_OF_SURVEYING) else date.max
    return tuple(day for day in MET[stage.key] if day <= ended)


def _how(random: Random) -> How:
    return random.choice((How.REMOTE, How.REMOTE, How.IN_PERSON))


def goals(random: Random) -> Iterator[Goal]:
    for stage in (SURVEYING, RUNNING):
        for _, pair in _pairs(stage):
            whose = random.choice((Whose.SHARED, Whose.SHARED, Whose.OWN))
            reached = MET[stage.key][2] if happens(random, 0.4) else None
            key, text = random.choice(pair), random.choice(words.GOALS)
            set_on = AGREED[stage.key]
            if key != LEAVER and happens(random, 0.8):
                yield Goal(NOWHERE, TRUST, stage.key, key, Key("g1"), whose, text, set_on, reached)


def endings() -> Iterator[Ending]:
    yield Ending(NOWHERE, TRUST, SURVEYING.key, colleague(SURVEYING, LAST_OF_SURVEYING), ENDED_ON, HowEnded.ENDED)


def sessions() -> Iterator[Session]:
    for cohort, gatherings in GATHERINGS.items():
        for key, day in gatherings:
            kind = SessionKind.LAUNCH if key == LAUNCH else SessionKind.CHECK_IN
            yield Session(NOWHERE, TRUST, cohort, key, kind, day, SessionHow.VIRTUAL, FACILITATOR)


def attendances(random: Random) -> Iterator[Attendance]:
    for stage in (SURVEYING, RUNNING):
        for key, day in GATHERINGS[stage.key]:
            for person in (person for _, pair in _pairs(stage) for person in pair):
                if happens(random, 0.5) and not (person == LEAVER and day >= LEFT_ON):
                    yield Attendance(NOWHERE, TRUST, stage.key, person, key)
