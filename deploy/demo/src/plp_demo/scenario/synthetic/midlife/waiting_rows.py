"""What waits on the mid-life trust's last day: lists, entered applications, a survey that is open, settings and requests."""

from collections.abc import Collection, Iterator
from datetime import date
from random import Random
from typing import Final

from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from plp_demo.scenario.asking import Proposal, Request, Setting
from plp_demo.scenario.evaluating import Answer, Survey
from plp_demo.scenario.inviting import EnteredApplication, Import, ImportRow
from plp_demo.scenario.places import Email, Key
from plp_demo.scenario.recruiting import Application
from plp_demo.scenario.synthetic import names, words
from plp_demo.scenario.synthetic.evaluating_rows import choices
from plp_demo.scenario.synthetic.midlife.calendars import RECRUITING, RUNNING, SURVEYING, TODAY, TRUST
from plp_demo.scenario.synthetic.midlife.casting import EVALUATOR, FACILITATOR, OFFICER, colleague, senior
from plp_demo.scenario.synthetic.midlife.recruiting_rows import TOPICS
from plp_demo.scenario.synthetic.recruiting_rows import NOWHERE
from recruitment.applications.applicants import Means, Side
from recruitment.applications.consents import Purpose
from recruitment.requests.grounds import RequestKind

ANSWERED: Final = (date(2021, 11, 2), date(2021, 11, 9), TODAY)
ANSWERING: Final = 11
A_WEEK_AGO: Final = date(2021, 11, 9)
IMPORTED, WAITS_FOR_COLUMNS = Key("intranet"), Key("roadshow")
AUTHORITY: Final = {
    Means.PHONE: "Asked me by phone to apply for them, heard the aims and each consent read out, and agreed.",
    Means.PAPER: "Filled in and signed the paper form, which I keep until the round is over.",
}
CONSENTS: Final = (Purpose.TAKE_PART, Purpose.PROFILE_SHOWN, Purpose.SURVEY)


def entered_applications(random: Random) -> Iterator[EnteredApplication]:
    for means, side, name in zip(Means, (Side.SERVED, Side.SENIOR), names.drawn(len(Means), random), strict=True):
        learn, share = random.sample(TOPICS, 2)
        yield EnteredApplication(
            place=NOWHERE,
            trust=TRUST,
            cohort=RECRUITING.key,
            name=name,
            email=_email(name),
            means=means,
            given_on=A_WEEK_AGO,
            entered_on=TODAY,
            entered_by=FACILITATOR,
            authority=AUTHORITY[means],
            sides=(side,),
            topics_to_learn=(learn,),
            topics_to_share=(share,),
            answer_1=random.choice(words.HOPES).format(topic=learn.lower()),
            answer_2=None,
            answer_3=random.choice(words.ENJOYS),
            consents=CONSENTS,
            channel=words.CHANNELS[3],
        )


def imports() -> Iterator[Import]:
    """One has been imported; the other's headings say nothing to the platform."""
    yield Import(
        NOWHERE, TRUST, RECRUITING.key, IMPORTED, words.CHANNELS[1], A_WEEK_AGO, FACILITATOR, "Name", "Email", imported=True
    )
    yield Import(
        NOWHERE,
        TRUST,
        RECRUITING.key,
        WAITS_FOR_COLUMNS,
        words.CHANNELS[0],
        TODAY,
        FACILITATOR,
        "What are you called?",
        "Where can we reach you?",
        imported=False,
    )


def import_rows(random: Random) -> Iterator[ImportRow]:
    for file, name in zip([IMPORTED] * 4 + [WAITS_FOR_COLUMNS] * 5, names.drawn(9, random), strict=True):
        yield ImportRow(NOWHERE, TRUST, RECRUITING.key, file, name, _email(name))


def _email(name: str) -> Email:
    return Email(f"{name.lower().replace(' ', '.')}@wrenfield.example")


def surveys() -> Iterator[Survey]:
    """The running cohort's has no approval yet."""
    approved_on = date(2021, 10, 5)
    office = "Research and evaluation office"
    yield Survey(NOWHERE, TRUST, SURVEYING.key, approved_on, EVALUATOR, "SE-TZQ-2021-1", office, None, None, None)


def answers(applications: Collection[Application], random: Random) -> Iterator[Answer]:
    consenting = [row for row in applications if row.cohort == SURVEYING.key and Purpose.SURVEY in row.consents]
    for row in sorted(random.sample(consenting, ANSWERING), key=lambda row: row.person):
        yield Answer(
            place=NOWHERE,
            trust=TRUST,
            cohort=SURVEYING.key,
            person=row.person,
            answered_on=random.choice(ANSWERED),
            group=Group.SENIOR if row.sides == (Side.SENIOR,) else Group.SERVED,
            recommend=random.choice((Recommend.YES, Recommend.YES, Recommend.YES, Recommend.NOT_SURE)),
            check_in=random.choice((CheckIn.YES, CheckIn.NO)),
            national_counts=True,
            choices=tuple(choices(random)),
        )


def proposals() -> Iterator[Proposal]:
    yield Proposal(NOWHERE, TRUST, Setting.SURVEY_DAYS, 35, TODAY, FACILITATOR)


def requests() -> Iterator[Request]:
    yield Request(
        place=NOWHERE,
        trust=TRUST,
        person=colleague(RUNNING, 1),
        kind=RequestKind.RECTIFICATION,
        asked_on=A_WEEK_AGO,
        words="I moved to Canal Street in June. My profile still says Alder House.",
        advised_on=TODAY,
        advised_by=OFFICER,
        advice="The site was right when it was given and has changed since. I would grant this.",
    )
    yield Request(
        place=NOWHERE,
        trust=TRUST,
        person=senior(SURVEYING, 2),
        kind=RequestKind.COMPLAINT,
        asked_on=TODAY,
        words="Nobody told me that my name would be on the list of those who came to a check-in.",
        advised_on=None,
        advised_by=None,
        advice=None,
    )
