"""The mid-life trust's rows up to the pairs: facts, people, cohorts, applications, decisions, departures, rounds."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Final

from plp_demo.scenario.partnering import Round, RoundStays
from plp_demo.scenario.recruiting import Application, Cohort, Decision, Departure, Outcome, Person, Topic, Trust
from plp_demo.scenario.synthetic import names, profiles, words
from plp_demo.scenario.synthetic.draws import happens
from plp_demo.scenario.synthetic.midlife.calendars import (
    BEGINS,
    MATCHING,
    RUNNING,
    STAGES,
    SURVEYING,
    TRUST,
)
from plp_demo.scenario.synthetic.midlife.casting import APPLICANTS, CO_CHAIR, FACILITATOR, STAFF, senior
from plp_demo.scenario.synthetic.recruiting_rows import AGREEING, NOWHERE
from plp_kit.web.roles import Role
from recruitment.trusts.decider import Region, TrustKind

TOPICS: Final = tuple(sorted(words.TOPICS[::2]))
LEAVER: Final = senior(RUNNING, RUNNING.pairs)
LEFT_ON: Final = date(2021, 11, 9)
"""A week before the last day."""


def trust() -> Trust:
    return Trust(
        place=NOWHERE,
        trust=TRUST,
        name="Wrenfield Vale Partnership NHS Foundation Trust (synthetic)",
        ods_code="TZQ",
        kind=TrustKind.MENTAL_HEALTH_AND_COMMUNITY,
        region=Region.MIDLANDS,
        synthetic=True,
        noted_on=BEGINS,
        onboarded_on=BEGINS,
        senior_word="Senior leaders",
        served_word="Global majority colleagues",
        groups_served=("bme",),
        senior_level="Associate director and above",
        positive_action_reason="Few global majority colleagues work at this level.",
        length_months_min=9,
        length_months_max=12,
        survey_month=6,
        survey_days=28,
        check_in_every_months=3,
        profile_question_1=words.QUESTIONS[0],
        profile_question_2=words.QUESTIONS[1],
        profile_question_3=words.QUESTIONS[2],
        interests=profiles.INTERESTS,
        sites=profiles.SITES,
        directorates=profiles.DIRECTORATES,
        professions=profiles.PROFESSIONS,
    )


def topics() -> Iterator[Topic]:
    return (Topic(NOWHERE, TRUST, topic) for topic in TOPICS)


def people(random: Random) -> Iterator[Person]:
    roles = STAFF | {each.key: (Role.PARTICIPANT,) for each in APPLICANTS}
    for (key, held), name in zip(roles.items(), names.drawn(len(roles), random), strict=True):
        yield Person(NOWHERE, TRUST, key, name, held)


def cohorts() -> Iterator[Cohort]:
    for stage in STAGES:
        yield Cohort(
            place=NOWHERE,
            trust=TRUST,
            cohort=stage.key,
            title=stage.title,
            aims=words.AIMS,
            channels=words.CHANNELS,
            opened_by=FACILITATOR,
            recruiting_opens_on=stage.opens,
            recruiting_closes_on=stage.closes,
            launch_on=stage.launch,
            assessment_reference=f"DPIA-TZQ-2021-{stage.number}",
            assessment_approver="Data protection officer",
        )


def applications(random: Random) -> Iterator[Application]:
    for each in APPLICANTS:
        yield Application(
            place=NOWHERE,
            trust=TRUST,
            cohort=each.stage.key,
            person=each.key,
            applied_on=random.choice(each.stage.applied),
            sides=(each.side,),
            topics_to_learn=(),
            topics_to_share=(),
            answer_1="",
            answer_2="",
            answer_3=random.choice(words.ENJOYS),
            consents=tuple(purpose for purpose, share in AGREEING.items() if happens(random, share)),
            channel=random.choice(words.CHANNELS),
            interests=None,
            availability=None,
            meeting_mode=None,
            site=None,
            directorate=None,
            profession=None,
        )


def decisions() -> Iterator[Decision]:
    for each in APPLICANTS:
        if each.outcome:
            by = each.key if each.outcome is Outcome.WITHDRAW else FACILITATOR
            yield Decision(NOWHERE, TRUST, each.stage.key, each.key, each.stage.decided, each.outcome, by, each.reason)


def departures() -> Iterator[Departure]:
    """Whose partner has nobody now."""
    yield Departure(NOWHERE, TRUST, RUNNING.key, LEAVER, LEFT_ON, FACILITATOR)


def rounds() -> Iterator[Round]:
    for stage in (SURVEYING, RUNNING):
        yield Round(NOWHERE, TRUST, stage.key, 1, stage.matched, FACILITATOR, CO_CHAIR, None)
    yield Round(NOWHERE, TRUST, MATCHING.key, 1, MATCHING.matched, FACILITATOR, CO_CHAIR, RoundStays.FACILITATOR_SIGNED)
