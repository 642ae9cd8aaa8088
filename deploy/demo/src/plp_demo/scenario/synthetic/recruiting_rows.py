"""A synthetic trust's rows up to the pairs: facts, people, cohort, applications, decisions, departures, rounds."""

from collections.abc import Iterator
from random import Random
from typing import Final

from plp_demo.scenario.partnering import Round
from plp_demo.scenario.places import Key, Place, TrustCode
from plp_demo.scenario.recruiting import Application, Cohort, Decision, Departure, Outcome, Person, Topic, Trust
from plp_demo.scenario.synthetic import names, words
from plp_demo.scenario.synthetic.calendars import BEGINS
from plp_demo.scenario.synthetic.draws import happens
from plp_demo.scenario.synthetic.members import Cast, Member
from plp_demo.scenario.synthetic.plans import Plan
from plp_kit.web.roles import Role
from recruitment.applications.consents import Purpose
from recruitment.applications.events import DeclineReason

NOWHERE: Final = Place("")  # Rows that are being written stand nowhere yet.
COHORT: Final = Key("first")
FACILITATOR, CO_CHAIR, EVALUATOR, OFFICER = Key("f1"), Key("h1"), Key("e1"), Key("d1")
STAFF: Final = {
    FACILITATOR: (Role.FACILITATOR,),
    CO_CHAIR: (Role.CO_CHAIR,),
    EVALUATOR: (Role.EVALUATOR,),
    OFFICER: (Role.DPO,),
}
# How often somebody agrees to a purpose.
AGREEING: Final = {
    Purpose.TAKE_PART: 1.0,
    Purpose.PROFILE_SHOWN: 1.0,
    Purpose.SURVEY: 0.97,
    Purpose.INTERVIEW: 0.7,
    Purpose.RECORDING: 0.6,
    Purpose.QUOTES: 0.55,
    Purpose.JOURNAL_EXTRACTS: 0.4,
    Purpose.NATIONAL_COUNTS: 0.93,
    Purpose.LATER_CONTACT: 0.65,
}


def trust(plan: Plan) -> Trust:
    shortest, longest = plan.calendar.length_months
    return Trust(
        place=NOWHERE,
        trust=TrustCode(plan.code),
        name=plan.name,
        ods_code=plan.ods_code,
        kind=plan.kind,
        region=plan.region,
        synthetic=True,
        noted_on=BEGINS,
        onboarded_on=BEGINS,
        senior_word=plan.words.senior,
        served_word=plan.words.served,
        groups_served=plan.words.groups_served,
        senior_level=plan.words.senior_level,
        positive_action_reason=plan.words.reason,
        length_months_min=shortest,
        length_months_max=longest,
        survey_month=plan.calendar.survey_month,
        survey_days=plan.calendar.survey_days,
        check_in_every_months=3,
        profile_question_1=words.QUESTIONS[0],
        profile_question_2=words.QUESTIONS[1],
        profile_question_3=words.QUESTIONS[2],
        interests=None,
        sites=None,
        directorates=None,
        professions=None,
    )


def topics(plan: Plan, cast: Cast) -> Iterator[Topic]:
    return (Topic(NOWHERE, TrustCode(plan.code), topic) for topic in cast.topics)


def people(plan: Plan, cast: Cast, random: Random) -> Iterator[Person]:
    roles = STAFF | {member.key: (Role.PARTICIPANT,) for member in cast.members}
    for (key, held), name in zip(roles.items(), names.drawn(len(roles), random), strict=True):
        yield Person(NOWHERE, TrustCode(plan.code), key, name, held)


def cohort(plan: Plan) -> Cohort:
    return Cohort(
        place=NOWHERE,
        trust=TrustCode(plan.code),
        cohort=COHORT,
        title="First cohort",
        aims=words.AIMS,
        channels=words.CHANNELS,
        opened_by=FACILITATOR,
        recruiting_opens_on=plan.calendar.opened,
        recruiting_closes_on=plan.calendar.recruiting_closes,
        launch_on=plan.calendar.launch,
        assessment_reference=f"DPIA-{plan.ods_code}-2021-1",
        assessment_approver="Data protection officer",
    )


def applications(plan: Plan, cast: Cast, random: Random) -> Iterator[Application]:
    for member in cast.members:
        yield Application(
            place=NOWHERE,
            trust=TrustCode(plan.code),
            cohort=COHORT,
            person=member.key,
            applied_on=random.choice(plan.calendar.applied),
            sides=member.sides,
            topics_to_learn=member.learn,
            topics_to_share=member.share,
            answer_1=random.choice(words.HOPES).format(topic=member.learn[0].lower()),
            answer_2=random.choice(words.BRINGS).format(topic=member.share[0].lower()),
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


def decisions(plan: Plan, cast: Cast) -> Iterator[Decision]:
    for member in cast.members:
        by = member.key if member.outcome is Outcome.WITHDRAW else FACILITATOR
        reason = DeclineReason.FULL if member.outcome is Outcome.DECLINE else None
        yield _decision(plan, member, member.outcome, by, reason)
    for member in cast.others:
        if member.replaces:
            yield _decision(plan, member, Outcome.ACCEPT, FACILITATOR, None)


def _decision(plan: Plan, member: Member, outcome: Outcome, by: Key, reason: DeclineReason | None) -> Decision:
    later = member.replaces and outcome is Outcome.ACCEPT
    on = plan.calendar.left if later else plan.calendar.decided
    return Decision(NOWHERE, TrustCode(plan.code), COHORT, member.key, on, outcome, by, reason)


def departures(plan: Plan, cast: Cast) -> Iterator[Departure]:
    for member in cast.members:
        if member.leaves:
            yield Departure(NOWHERE, TrustCode(plan.code), COHORT, member.key, plan.calendar.left, FACILITATOR)


def rounds(plan: Plan, cast: Cast) -> Iterator[Round]:
    days = [plan.calendar.matched, *(plan.calendar.rematched for member in cast.others if member.replaces)]
    for number, day in enumerate(days, start=1):
        yield Round(NOWHERE, TrustCode(plan.code), COHORT, number, day, FACILITATOR, CO_CHAIR, None)
