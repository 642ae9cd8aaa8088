"""What recruitment tells the other services: the contract's messages, and the event from which each is made."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.publishing import Publication, PublishedLanguage
from recruitment.applications import events as applications
from recruitment.applications.applicants import Applicant, Side
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts import launching
from recruitment.cohorts.dates import MoveReason
from recruitment.cohorts.decider import MOST_AIMS
from recruitment.do_not_pair import decider as do_not_pair
from recruitment.exceptions import decider as exceptions
from recruitment.people import events as people
from recruitment.staff import decider as staff
from recruitment.trusts import decider as trusts
from recruitment.trusts.decider import Region, TrustFacts, TrustKind
from recruitment.trusts.retention import Retention
from recruitment.trusts.settings import MOST_GROUPS, MOST_TOPICS, QUESTIONS, ProgrammeSettings

TOPIC: Final = "recruitment"


@dataclass(frozen=True, slots=True)
class TrustOnboarded:
    """A trust joins. Its facts are as they were on `noted_on`; a synthetic trust holds invented people."""

    name: str
    ods_code: str
    kind: TrustKind
    region: Region
    synthetic: bool
    noted_on: date


@dataclass(frozen=True, slots=True)
class CohortOpened:
    """A cohort takes applications. The words are what the trust calls both sides; months count from launch.

    Its days are as planned: `CohortDatesMoved` and `CohortLaunched` say each time what they are from then on.

    Aims, profile questions, topics and consent texts are all that an applicant must read, in full. `retention` is in months, for
    each category. Bare facts about its people are held until `facts_until`: who took part, who was paired, who was there, to what
    they agreed.
    """

    cohort: UUID
    title: str
    aims: Annotated[tuple[str, ...], MOST_AIMS]
    groups_served: Annotated[tuple[str, ...], MOST_GROUPS]
    word_senior: str
    word_served: str
    launch_on: date
    survey_on: date
    length_months_min: int
    length_months_max: int
    survey_days: int
    check_in_every_months: int
    profile_questions: Annotated[tuple[str, ...], QUESTIONS]
    topics: Annotated[tuple[str, ...], MOST_TOPICS]
    consent_texts: Annotated[tuple[ConsentText, ...], AtMost(len(Purpose))]
    retention: Retention
    facts_until: date


@dataclass(frozen=True, slots=True)
class CohortDatesMoved:
    """A cohort's days are these from now on. `revision` counts the changes since it was opened: the highest holds.

    Nobody can apply on `recruiting_closes_on` or later; the survey opens on `survey_on`. Bare facts about its people are held
    until `facts_until`.
    """

    cohort: UUID
    revision: int
    reason: MoveReason
    recruiting_opens_on: date
    recruiting_closes_on: date
    matching_on: date
    launch_on: date
    survey_on: date
    facts_until: date


@dataclass(frozen=True, slots=True)
class CohortLaunched:
    """A cohort was launched on `launched_on`, from which everything counts, and that day stays.

    The rest is as in `CohortDatesMoved`.
    """

    cohort: UUID
    revision: int
    launched_on: date
    survey_on: date
    facts_until: date


@dataclass(frozen=True, slots=True)
class RecruitingClosed:
    """No more applications; `accepted` counts everybody who was accepted so far, gone since or not."""

    cohort: UUID
    accepted: int


@dataclass(frozen=True, slots=True)
class ApplicantAccepted:
    """A person takes part. `consents` names the purposes agreed to.

    `profile` is what they wrote and picked, as JSON, sealed for recruitment and matching.
    `waited`: on an earlier cohort's waiting list without ever getting a place, so first in line.
    """

    application: UUID
    cohort: UUID
    person: UUID
    sides: tuple[Side, ...]
    profile: Sealed
    consents: tuple[Purpose, ...]
    waited: bool = False


@dataclass(frozen=True, slots=True)
class ProfileRewritten:
    """Somebody who takes part took something back that they wrote: their profile from now on. The one before opens no more."""

    application: UUID
    cohort: UUID
    person: UUID
    profile: Sealed


@dataclass(frozen=True, slots=True)
class ConsentsChanged:
    """An applicant or participant agrees to exactly these purposes from now on. To those `taken_back` they had agreed before."""

    application: UUID
    cohort: UUID
    person: UUID
    consents: tuple[Purpose, ...]
    taken_back: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class ExclusionsPublished:
    """For exclusions only: how recruitment knows an applicant, and whom they named as not to be paired with. The latest replaces.

    `exclusions` is one value of a fixed length, sealed for recruitment and matching. There is one of everybody who is accepted,
    whether or not they named anybody, which nobody but them may ever learn.
    """

    application: UUID
    cohort: UUID
    person: UUID
    exclusions: Sealed


@dataclass(frozen=True, slots=True)
class ReportingLinesRecorded:
    """To whom a person reports, and their teams: `line` is JSON, sealed for recruitment and matching. The latest replaces.

    It has `posts`, each with `managers`, ids of at most two levels, the nearest first, and `team`, which may be null. There is
    one for each post of the person and each manager of a manager of theirs. The one before opens no more.
    """

    person: UUID
    line: Sealed


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Both ids are one human, together with every id that either of them was joined with."""

    person: UUID
    same_as: UUID


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    """A person withdraws from the cohort, accepted or not.

    `recruiting`: people could still apply, so nobody was paired yet, and this person may apply again and be accepted again.
    """

    application: UUID
    cohort: UUID
    person: UUID
    recruiting: bool


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    """A participant leaves the trust, and the programme with it."""

    application: UUID
    cohort: UUID
    person: UUID
    on: date


@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    """Whether what the person wrote may be used and shown to nobody but themselves. It never says why."""

    person: UUID
    restricted: bool


@dataclass(frozen=True, slots=True)
class ExceptionRecorded:
    """The decision-maker lets a person through one rule about roles, from a day until the end of another.

    `rule` is the code with which it refuses: `content_closed` or `invited_to_survey`; others may follow. `reason` is sealed for
    recruitment and evaluation.
    """

    exception: UUID
    person: UUID
    rule: str
    reason: Sealed
    begins_on: date
    last_day: date


@dataclass(frozen=True, slots=True)
class ExceptionEnded:
    """An exception ends before its last day, at once."""

    exception: UUID
    on: date


@dataclass(frozen=True, slots=True)
class PersonErased:
    """The vault has destroyed every key of this person."""

    person: UUID


def _within(path: str, shape: Any) -> Mapping[str, str]:  # noqa: ANN401 - a dataclass
    """Where the fields of a value within an event are, for `renamed`."""
    return {each.name: f"{path}.{each.name}" for each in fields(shape)}


COHORT: Final = {
    **_within("settings", ProgrammeSettings),
    "cohort": "id",
    "title": "plan.title",
    "aims": "plan.aims",
    "launch_on": "plan.launch_on",
    "survey_on": "days.survey_on",
    "facts_until": "days.facts_until",
    "word_senior": "settings.words.senior",
    "word_served": "settings.words.served",
}
MOVED: Final = {
    "cohort": "id",
    **{
        day: f"after.{day}"
        for day in ("recruiting_opens_on", "recruiting_closes_on", "matching_on", "launch_on", "survey_on", "facts_until")
    },
}
LAUNCHED: Final = {"cohort": "id", "launched_on": "on", "survey_on": "after.survey_on", "facts_until": "after.facts_until"}
APPLICANT: Final = {
    **_within("applicant", Applicant),
    "application": "id",
    "consents": "applicant.purposes",
}
CONSENTS: Final = {"application": "id", "consents": "purposes"}
OF_APPLICATION: Final = {"application": "id"}
OF_PERSON: Final = {"person": "id"}

LANGUAGE: Final = PublishedLanguage(
    Publication(
        trusts.TrustOnboarded, "recruitment.TrustOnboarded.v1", TrustOnboarded, TOPIC, renamed=_within("facts", TrustFacts)
    ),
    Publication(cohorts.CohortOpened, "recruitment.CohortOpened.v1", CohortOpened, TOPIC, renamed=COHORT),
    Publication(cohorts.DatesMoved, "recruitment.CohortDatesMoved.v1", CohortDatesMoved, TOPIC, renamed=MOVED),
    Publication(launching.CohortLaunched, "recruitment.CohortLaunched.v1", CohortLaunched, TOPIC, renamed=LAUNCHED),
    Publication(cohorts.RecruitingClosed, "recruitment.RecruitingClosed.v1", RecruitingClosed, TOPIC, renamed={"cohort": "id"}),
    Publication(applications.Accepted, "recruitment.ApplicantAccepted.v1", ApplicantAccepted, TOPIC, renamed=APPLICANT),
    Publication(
        applications.ProfileRewritten, "recruitment.ProfileRewritten.v1", ProfileRewritten, TOPIC, renamed=OF_APPLICATION
    ),
    Publication(applications.ConsentsChanged, "recruitment.ConsentsChanged.v1", ConsentsChanged, TOPIC, renamed=CONSENTS),
    Publication(
        do_not_pair.ExclusionsPublished,
        "recruitment.ExclusionsPublished.v1",
        ExclusionsPublished,
        TOPIC,
        renamed=OF_APPLICATION,
    ),
    Publication(staff.LineRecorded, "recruitment.ReportingLinesRecorded.v1", ReportingLinesRecorded, TOPIC, renamed=OF_PERSON),
    Publication(staff.IdentitiesJoined, "recruitment.IdentitiesJoined.v1", IdentitiesJoined, TOPIC, renamed=OF_PERSON),
    Publication(
        applications.Withdrawn,
        "recruitment.ApplicantWithdrew.v1",
        ApplicantWithdrew,
        TOPIC,
        renamed={**OF_APPLICATION, "recruiting": "while_recruiting"},
    ),
    Publication(applications.LeftTrust, "recruitment.ParticipantLeft.v1", ParticipantLeft, TOPIC, renamed=OF_APPLICATION),
    Publication(people.RestrictionChanged, "recruitment.RestrictionChanged.v1", RestrictionChanged, TOPIC, renamed=OF_PERSON),
    Publication(
        exceptions.ExceptionRecorded,
        "recruitment.ExceptionRecorded.v1",
        ExceptionRecorded,
        TOPIC,
        renamed={"exception": "id", "rule": "rule.value"},
    ),
    Publication(exceptions.ExceptionEnded, "recruitment.ExceptionEnded.v1", ExceptionEnded, TOPIC, renamed={"exception": "id"}),
    Publication(people.PersonErased, "recruitment.PersonErased.v1", PersonErased, TOPIC, renamed=OF_PERSON),
)
