"""What recruitment tells the other services: the contract's messages, and the event that each is made from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from plp_kit.core.events import Recorded
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.publishing import Publication, PublishedLanguage
from recruitment.applications import events as applications
from recruitment.applications.applicants import MeetingMode, Side, Slot
from recruitment.applications.consents import Purpose, granted
from recruitment.cohorts import decider
from recruitment.people import decider
from recruitment.staff import decider
from recruitment.trusts import decider
from recruitment.trusts.decider import Region, TrustKind

TOPIC = "recruitment"


@dataclass(frozen=True, slots=True)
class TrustOnboarded:
    """A trust joins. Its facts are as they stood on `noted_on`; a synthetic trust holds invented decider."""

    name: str
    ods_code: str
    kind: TrustKind
    region: Region
    synthetic: bool
    noted_on: date


@dataclass(frozen=True, slots=True)
class CohortOpened:
    """A cohort takes applications. The words are what the trust calls both sides; months count from launch.

    `matching_notes_months` is how long matchers' notes and the explanations of pairs are kept.
    """

    cohort: UUID
    title: str
    group_served: str
    word_senior: str
    word_served: str
    launch_on: date
    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    matching_notes_months: int


@dataclass(frozen=True, slots=True)
class RecruitingClosed:
    """No more applications; `accepted` people were accepted so far, gone since or not."""

    cohort: UUID
    accepted: int


@dataclass(frozen=True, slots=True)
class ApplicantAccepted:
    """A person takes part. `consents` names the purposes agreed to.

    `profile`, `wants` (what they would learn) and `offers` (what they would share) are sealed for recruitment and matching.
    `waited`: on an earlier cohort's waiting list without ever getting a place, so first in line.
    """

    application: UUID
    cohort: UUID
    person: UUID
    sides: tuple[Side, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]
    consents: tuple[Purpose, ...]
    interests: tuple[str, ...] = ()
    availability: tuple[Slot, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None
    wants: Sealed | None = None
    offers: Sealed | None = None
    waited: bool = False


@dataclass(frozen=True, slots=True)
class ConsentsChanged:
    """An applicant or participant agrees to exactly these purposes from now on."""

    application: UUID
    cohort: UUID
    person: UUID
    consents: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class KeptApart:
    """With whom a person must not be paired: each a person's id, sealed for recruitment and matching. The latest replaces.

    Neither those named nor anybody else but the one who named them may ever learn of it.
    """

    application: UUID
    cohort: UUID
    person: UUID
    others: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class ReportingLinesRecorded:
    """Whom a person reports to, nearest first, at most two levels, and their team. The latest replaces."""

    person: UUID
    managers: tuple[UUID, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Both ids are one human, and so is whoever else either of them was joined with."""

    person: UUID
    same_as: UUID


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    """A person withdraws from the cohort, accepted or not."""

    application: UUID
    cohort: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    """A participant leaves the trust, and the programme with it."""

    application: UUID
    cohort: UUID
    person: UUID
    on: date


@dataclass(frozen=True, slots=True)
class PersonErased:
    """The vault has destroyed every key of this person."""

    person: UUID


def _trust_onboarded(recorded: Recorded[decider.TrustOnboarded]) -> TrustOnboarded:
    facts = recorded.event.facts
    return TrustOnboarded(facts.name, facts.ods_code, facts.kind, facts.region, facts.synthetic, facts.noted_on)


def _cohort_opened(recorded: Recorded[decider.CohortOpened]) -> CohortOpened:
    plan, settings = recorded.event.plan, recorded.event.settings
    return CohortOpened(
        cohort=recorded.stream.id,
        title=plan.title,
        group_served=settings.group_served,
        word_senior=settings.words.senior,
        word_served=settings.words.served,
        launch_on=plan.launch_on,
        length_months_min=settings.length_months_min,
        length_months_max=settings.length_months_max,
        survey_month=settings.survey_month,
        survey_days=settings.survey_days,
        check_in_every_months=settings.check_in_every_months,
        matching_notes_months=settings.retention.matching_notes,
    )


def _recruiting_closed(recorded: Recorded[decider.RecruitingClosed]) -> RecruitingClosed:
    return RecruitingClosed(recorded.stream.id, recorded.event.accepted)


def _applicant_accepted(recorded: Recorded[applications.Accepted]) -> ApplicantAccepted:
    applicant = recorded.event.applicant
    return ApplicantAccepted(
        application=recorded.stream.id,
        cohort=applicant.cohort,
        person=applicant.person,
        sides=applicant.sides,
        topics_to_learn=applicant.topics_to_learn,
        topics_to_share=applicant.topics_to_share,
        profile=applicant.profile,
        consents=tuple(sorted(granted(applicant.consents))),
        interests=applicant.interests,
        availability=applicant.availability,
        meeting_mode=applicant.meeting_mode,
        site=applicant.site,
        directorate=applicant.directorate,
        profession=applicant.profession,
        wants=applicant.wants,
        offers=applicant.offers,
        waited=applicant.waited,
    )


def _consents_changed(recorded: Recorded[applications.ConsentsChanged]) -> ConsentsChanged:
    event = recorded.event
    return ConsentsChanged(recorded.stream.id, event.cohort, event.person, tuple(sorted(granted(event.consents))))


def _kept_apart(recorded: Recorded[applications.KeptApartNamed]) -> KeptApart:
    return KeptApart(recorded.stream.id, recorded.event.cohort, recorded.event.person, recorded.event.others)


def _line_recorded(recorded: Recorded[decider.LineRecorded]) -> ReportingLinesRecorded:
    return ReportingLinesRecorded(recorded.stream.id, recorded.event.managers, recorded.event.team)


def _identities_joined(recorded: Recorded[decider.IdentitiesJoined]) -> IdentitiesJoined:
    return IdentitiesJoined(recorded.stream.id, recorded.event.same_as)


def _applicant_withdrew(recorded: Recorded[applications.Withdrawn]) -> ApplicantWithdrew:
    return ApplicantWithdrew(recorded.stream.id, recorded.event.cohort, recorded.event.person)


def _participant_left(recorded: Recorded[applications.LeftTrust]) -> ParticipantLeft:
    return ParticipantLeft(recorded.stream.id, recorded.event.cohort, recorded.event.person, recorded.event.on)


def _person_erased(recorded: Recorded[decider.PersonErased]) -> PersonErased:
    return PersonErased(recorded.stream.id)


LANGUAGE = PublishedLanguage(
    Publication(decider.TrustOnboarded, "recruitment.TrustOnboarded.v1", TrustOnboarded, TOPIC, _trust_onboarded),
    Publication(decider.CohortOpened, "recruitment.CohortOpened.v1", CohortOpened, TOPIC, _cohort_opened),
    Publication(decider.RecruitingClosed, "recruitment.RecruitingClosed.v1", RecruitingClosed, TOPIC, _recruiting_closed),
    Publication(applications.Accepted, "recruitment.ApplicantAccepted.v1", ApplicantAccepted, TOPIC, _applicant_accepted),
    Publication(applications.ConsentsChanged, "recruitment.ConsentsChanged.v1", ConsentsChanged, TOPIC, _consents_changed),
    Publication(applications.KeptApartNamed, "recruitment.KeptApart.v1", KeptApart, TOPIC, _kept_apart),
    Publication(decider.LineRecorded, "recruitment.ReportingLinesRecorded.v1", ReportingLinesRecorded, TOPIC, _line_recorded),
    Publication(decider.IdentitiesJoined, "recruitment.IdentitiesJoined.v1", IdentitiesJoined, TOPIC, _identities_joined),
    Publication(applications.Withdrawn, "recruitment.ApplicantWithdrew.v1", ApplicantWithdrew, TOPIC, _applicant_withdrew),
    Publication(applications.LeftTrust, "recruitment.ParticipantLeft.v1", ParticipantLeft, TOPIC, _participant_left),
    Publication(decider.PersonErased, "recruitment.PersonErased.v1", PersonErased, TOPIC, _person_erased),
)
