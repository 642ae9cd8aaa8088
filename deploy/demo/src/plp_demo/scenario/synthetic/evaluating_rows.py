"""What was found out in a synthetic cohort: the survey's approval, who answered what, the contribution."""

from collections.abc import Collection, Iterator, Sequence
from random import Random

from evaluation.answers.answer import Choice
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CORE, Agreement, CheckIn, Question, Recommend
from plp_demo.scenario.evaluating import Answer, Contribution, Survey
from plp_demo.scenario.partnering import Attendance
from plp_demo.scenario.places import Key, TrustCode
from plp_demo.scenario.recruiting import Application
from plp_demo.scenario.synthetic.draws import happens
from plp_demo.scenario.synthetic.members import Cast, Member
from plp_demo.scenario.synthetic.plans import Plan
from plp_demo.scenario.synthetic.recruiting_rows import COHORT, EVALUATOR, NOWHERE, OFFICER
from recruitment.applications.applicants import Side
from recruitment.applications.consents import Purpose

# How often each level is drawn, from the first to the last.
LEANING = (5, 8, 3, 1, 1)
AGAINST = (1, 1, 3, 8, 5)
STEPS = (2, 3, 5)


def survey(plan: Plan) -> Survey:
    return Survey(
        place=NOWHERE,
        trust=TrustCode(plan.code),
        cohort=COHORT,
        approved_on=plan.calendar.approved,
        approved_by=EVALUATOR,
        approval_reference=f"SE-{plan.ods_code}-2021-1",
        approver="Research and evaluation office",
        extended_on=None,
        extension_days=None,
        extended_by=None,
    )


def answers(
    plan: Plan, cast: Cast, applications: Sequence[Application], attended: Sequence[Attendance], random: Random
) -> Iterator[Answer]:
    consenting = {application.person for application in applications if Purpose.SURVEY in application.consents}
    at_check_ins = {attendance.person for attendance in attended if attendance.session.startswith("check_in")}
    members = [member for pair in cast.pairs for member in pair if member.key in consenting and not member.leaves]
    for member in sorted(random.sample(members, round(plan.response * len(members))), key=lambda member: member.key):
        yield _answer(plan, member, at_check_ins, random)


def _answer(plan: Plan, member: Member, at_check_ins: Collection[Key], random: Random) -> Answer:
    alone = Group.SENIOR if member.sides == (Side.SENIOR,) else Group.SERVED
    return Answer(
        place=NOWHERE,
        trust=TrustCode(plan.code),
        cohort=COHORT,
        person=member.key,
        answered_on=random.choice(plan.calendar.answered),
        group=Group.BOTH if len(member.sides) > 1 else alone,
        recommend=Recommend.YES if happens(random, plan.recommend) else random.choice((Recommend.NOT_SURE, Recommend.NO)),
        check_in=CheckIn.YES if member.key in at_check_ins else CheckIn.NO,
        national_counts=happens(random, 0.93),
        choices=tuple(choices(random)),
    )


def choices(random: Random) -> Iterator[Choice]:
    """One in twenty questions is left out."""
    for question in CORE:
        level = random.choices(question.levels, weights=_weights(question))[0]
        if happens(random, 0.95):
            yield Choice(question.id, question.version, level)


def _weights(question: Question) -> Sequence[int]:
    if question.levels != tuple(Agreement):
        return STEPS
    return AGAINST if question.id == "no_benefit" else LEANING


def contribution(plan: Plan) -> Contribution:
    day = plan.calendar.contributed
    return Contribution(NOWHERE, TrustCode(plan.code), COHORT, day, EVALUATOR, day, OFFICER)
