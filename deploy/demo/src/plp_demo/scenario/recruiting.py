"""The files on trusts, cohorts and applications: trusts, topics, people, cohorts, applications, decisions, departures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plp_demo.scenario.places import Key
from plp_demo.scenario.rows import OfCohort, OfMember, Row
from plp_kit.web.roles import Role
from recruitment.applications.applicants import Side
from recruitment.applications.consents import Purpose
from recruitment.applications.events import DeclineReason
from recruitment.applications.profile import MeetingMode, Profile, Slot
from recruitment.cohorts.dates import MoveReason
from recruitment.trusts.decider import Region, TrustKind


@dataclass(frozen=True, slots=True)
class Trust(Row):
    """Facts about a trust as `noted_on` a day, and its programme settings."""

    name: str
    ods_code: str
    kind: TrustKind
    region: Region
    synthetic: bool
    noted_on: date
    onboarded_on: date
    senior_word: str
    served_word: str
    groups_served: tuple[str, ...]
    senior_level: str
    positive_action_reason: str
    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_question_1: str
    profile_question_2: str
    profile_question_3: str
    interests: tuple[str, ...] | None
    sites: tuple[str, ...] | None
    directorates: tuple[str, ...] | None
    professions: tuple[str, ...] | None

    @property
    def profile_questions(self) -> tuple[str, str, str]:
        return self.profile_question_1, self.profile_question_2, self.profile_question_3


@dataclass(frozen=True, slots=True)
class Topic(Row):
    topic: str


@dataclass(frozen=True, slots=True)
class Person(Row):
    person: Key
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Cohort(OfCohort):
    title: str
    aims: tuple[str, ...]
    channels: tuple[str, ...]
    opened_by: Key
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    assessment_reference: str
    assessment_approver: str


@dataclass(frozen=True, slots=True)
class DateChange(OfCohort):
    """A facilitator moves the launch of a cohort that is not launched yet to `launch_on`."""

    changed_on: date
    changed_by: Key
    reason: MoveReason
    launch_on: date


@dataclass(frozen=True, slots=True)
class Application(OfMember):
    """`consents` are the purposes agreed to; all others are refused. What may be None is left open on the form."""

    applied_on: date
    sides: tuple[Side, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    answer_1: str
    answer_2: str
    answer_3: str
    consents: tuple[Purpose, ...]
    channel: str
    interests: tuple[str, ...] | None
    availability: tuple[Slot, ...] | None
    meeting_mode: MeetingMode | None
    site: str | None
    directorate: str | None
    profession: str | None


def profile_of(application: Application) -> Profile:
    return Profile(
        answers=(application.answer_1, application.answer_2, application.answer_3),
        topics_to_learn=application.topics_to_learn,
        topics_to_share=application.topics_to_share,
        interests=application.interests or (),
        availability=application.availability or (),
        meeting_mode=application.meeting_mode or MeetingMode.EITHER,
        site=application.site,
        directorate=application.directorate,
        profession=application.profession,
    )


class Outcome(StrEnum):
    ACCEPT = "accept"
    WAITING_LIST = "waiting_list"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decision(OfMember):
    """What becomes of an application; `decided_by` is a facilitator, or the person who withdraws."""

    decided_on: date
    outcome: Outcome
    decided_by: Key
    reason: DeclineReason | None


@dataclass(frozen=True, slots=True)
class Departure(OfMember):
    """Somebody leaves the trust; `left_on` is the first day on which they are not there."""

    left_on: date
    recorded_by: Key
