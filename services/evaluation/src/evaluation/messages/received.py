"""What evaluation receives from recruitment and the partnership journal, with the fields that it reads, and what it does on each.

Messages may arrive in any order, and more than once; those of one stream, such as an application's, arrive in its order.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PartnershipId, PersonId, participant_id, survey_id, trust_id
from evaluation.participants.decider import (
    CONSENTS_RECORDED_ALREADY,
    SEAT_RETURNED_ALREADY,
    SEAT_TAKEN_ALREADY,
    Consents,
    Membership,
    RecordConsents,
    ReturnSeat,
    Seat,
    SeatHeld,
    TakeSeat,
    participants,
)
from evaluation.participants.queries import paired_in
from evaluation.participants.use_cases import departure, erased, erased_before, restriction
from evaluation.surveys.decider import MOVED_ALREADY, PLANNED_ALREADY, MoveSurvey, PlanSurvey
from evaluation.surveys.decider import surveys as surveys_of_cohorts
from evaluation.surveys.plans import Cohort, Dates, Words
from evaluation.surveys.table import surveys
from evaluation.trusts.decider import RECORDED_ALREADY, RecordTrust, Trust, trusts
from plp_kit.core import excepted_people, joined_people
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.excepted_people import RecordException
from plp_kit.core.periods import WITHOUT_END
from plp_kit.core.sealed import Sealed
from plp_kit.core.slices import Reaction
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_kit.messaging.consuming.reading import Count

SURVEY: Final = "survey"
NATIONAL_COUNTS: Final = "national_counts"
TAKEN_BACK: Final = "taken_back"


@dataclass(frozen=True, slots=True)
class Retention:
    """Months: answers count from the survey's closing, access records from the access."""

    survey_answers: Count = 60
    access_records: Count = 72


@dataclass(frozen=True, slots=True)
class CohortOpened:
    cohort: CohortId
    title: str
    groups_served: tuple[str, ...]
    word_senior: str
    word_served: str
    launch_on: date
    survey_on: date
    survey_days: Count
    retention: Retention = Retention()
    facts_until: date = WITHOUT_END


@dataclass(frozen=True, slots=True)
class CohortDatesMoved:
    """The cohort's days from now on. The highest `revision` holds."""

    cohort: CohortId
    revision: Count
    launch_on: date
    survey_on: date
    facts_until: date

    @property
    def dates(self) -> Dates:
        return Dates(self.revision, self.launch_on, self.survey_on, self.facts_until)


@dataclass(frozen=True, slots=True)
class CohortLaunched:
    """Everything that counts from the launch counts from `launched_on`. `revision` as in `CohortDatesMoved`."""

    cohort: CohortId
    revision: Count
    launched_on: date
    survey_on: date
    facts_until: date

    @property
    def dates(self) -> Dates:
        return Dates(self.revision, self.launched_on, self.survey_on, self.facts_until)


@dataclass(frozen=True, slots=True)
class ApplicantAccepted:
    """`consents` names the purposes that the person agreed to."""

    cohort: CohortId
    person: PersonId
    consents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsentsChanged:
    """`consents` are those that hold from now on; `taken_back` are those that held before and do so no longer."""

    cohort: CohortId
    person: PersonId
    consents: tuple[str, ...]
    taken_back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    """`recruiting`: nobody has a seat yet, and they may apply again; so nothing follows."""

    cohort: CohortId
    person: PersonId
    recruiting: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    cohort: CohortId
    person: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class PersonErased:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    person: PersonId
    restricted: bool


@dataclass(frozen=True, slots=True)
class PartnershipFormed:
    """`colleague` has the seat of the group served."""

    partnership: PartnershipId
    cohort: CohortId
    senior: PersonId
    colleague: PersonId
    formed_on: date


@dataclass(frozen=True, slots=True)
class PartnershipEnded:
    """`how` is `taken_back` where matchers took the pair back before launch."""

    partnership: PartnershipId
    cohort: CohortId
    how: str


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Two ids are one human."""

    person: PersonId
    same_as: PersonId


@dataclass(frozen=True, slots=True)
class ExceptionRecorded:
    """The person is let through this rule about roles, named by its code, from a day until the end of another."""

    exception: UUID
    person: PersonId
    rule: str
    reason: Sealed
    begins_on: date
    last_day: date


@dataclass(frozen=True, slots=True)
class ExceptionEnded:
    exception: UUID
    on: date


AboutPartnerships: TypeAlias = PartnershipFormed | PartnershipEnded
AboutParticipants: TypeAlias = ApplicantAccepted | ConsentsChanged | ApplicantWithdrew | ParticipantLeft | AboutPartnerships


def react(received: Received) -> Iterable[Reaction]:
    match received.fact:
        case Trust() as trust:
            return [Reaction(trusts, trust_id(received.topic.tenant), RecordTrust(trust), (RECORDED_ALREADY,))]
        case CohortOpened() | CohortDatesMoved() | CohortLaunched() as fact:
            return [_about_cohort(received.db, fact)]
        case PersonErased(person):
            return erased(received.db, person, day_of(received.origin.at))
        case IdentitiesJoined(person, same_as):
            return [joined_people.record(person, same_as)]
        case RestrictionChanged(person, restricted):
            return restriction(received.db, person, restricted=restricted)
        case ExceptionRecorded() | ExceptionEnded() as fact:
            return [_about_exception(fact)]
        case _:
            return _about_participants(received)


def _about_participants(received: Received) -> Iterable[Reaction]:
    """The cohort's surveys are locked first: they count what arrives before they open, close or are contributed."""
    if not isinstance(fact := received.fact, AboutParticipants):
        return []
    surveys.lock_shared_of_cohort(received.db, fact.cohort)
    match fact:
        case ApplicantAccepted(cohort, person, consents):
            return [_consents(cohort, person, consents), *erased_before(received.db, cohort, person)]
        case ConsentsChanged(cohort, person, consents, taken_back):
            return [_consents(cohort, person, consents, taken_back), *erased_before(received.db, cohort, person)]
        case ApplicantWithdrew(cohort, person, recruiting):
            return [] if recruiting else [departure(cohort, person, day_of(received.origin.at))]
        case ParticipantLeft(cohort, person, on):
            return [departure(cohort, person, on)]
        case PartnershipFormed(_, cohort, senior, colleague, _):
            seats = (_seat(fact, senior, Seat.SENIOR), _seat(fact, colleague, Seat.SERVED))
            return [*seats, *erased_before(received.db, cohort, senior, colleague)]
        case PartnershipEnded(partnership, _, how):
            return _taken_back(received.db, partnership) if how == TAKEN_BACK else []


def _taken_back(db: Db, partnership: PartnershipId) -> Iterable[Reaction]:
    """That it was formed is in the same stream, and came first."""
    for membership in paired_in(db, partnership):
        participant = participant_id(membership.cohort, membership.person)
        yield Reaction(participants, participant, ReturnSeat(membership, partnership), (SEAT_RETURNED_ALREADY,))


def _about_exception(fact: ExceptionRecorded | ExceptionEnded) -> Reaction:
    match fact:
        case ExceptionRecorded(exception, person, rule, reason, begins_on, last_day):
            return excepted_people.record(exception, RecordException(person, rule, reason, begins_on, last_day))
        case ExceptionEnded(exception, on):
            return excepted_people.end(exception, on)


def _about_cohort(db: Db, fact: CohortOpened | CohortDatesMoved | CohortLaunched) -> Reaction:
    """A survey neither opens nor closes while it is moved."""
    if isinstance(fact, CohortOpened):
        return _plan(fact)
    survey = survey_id(fact.cohort, Wave.MID)
    surveys.lock(db, survey)
    return Reaction(surveys_of_cohorts, survey, MoveSurvey(fact.dates), (MOVED_ALREADY,))


def _plan(opened: CohortOpened) -> Reaction:
    words = Words(opened.word_senior, opened.word_served)
    kept = opened.retention.survey_answers, opened.retention.access_records, opened.facts_until
    cohort = Cohort(opened.cohort, opened.title, opened.launch_on, words, opened.groups_served, *kept)
    command = PlanSurvey(cohort, opened.survey_on, opened.survey_days, Wave.MID)
    return Reaction(surveys_of_cohorts, survey_id(opened.cohort, Wave.MID), command, (PLANNED_ALREADY,))


def _consents(cohort: CohortId, person: PersonId, granted: Collection[str], taken_back: Collection[str] = ()) -> Reaction:
    consents = Consents(survey=SURVEY in granted, national_counts=NATIONAL_COUNTS in granted)
    command = RecordConsents(Membership(cohort, person), consents, SURVEY in taken_back)
    return Reaction(participants, participant_id(cohort, person), command, (CONSENTS_RECORDED_ALREADY,))


def _seat(formed: PartnershipFormed, person: PersonId, seat: Seat) -> Reaction:
    held = SeatHeld(seat, formed.partnership, formed.formed_on)
    command = TakeSeat(Membership(formed.cohort, person), held)
    return Reaction(participants, participant_id(formed.cohort, person), command, (SEAT_TAKEN_ALREADY,))


SUBSCRIPTION: Final = Subscription(
    topics=("recruitment", "partnership_journal"),
    shapes={
        "recruitment.TrustOnboarded.v1": Trust,
        "recruitment.CohortOpened.v1": CohortOpened,
        "recruitment.CohortDatesMoved.v1": CohortDatesMoved,
        "recruitment.CohortLaunched.v1": CohortLaunched,
        "recruitment.ApplicantAccepted.v1": ApplicantAccepted,
        "recruitment.ConsentsChanged.v1": ConsentsChanged,
        "recruitment.ApplicantWithdrew.v1": ApplicantWithdrew,
        "recruitment.ParticipantLeft.v1": ParticipantLeft,
        "recruitment.PersonErased.v1": PersonErased,
        "recruitment.RestrictionChanged.v1": RestrictionChanged,
        "recruitment.IdentitiesJoined.v1": IdentitiesJoined,
        "recruitment.ExceptionRecorded.v1": ExceptionRecorded,
        "recruitment.ExceptionEnded.v1": ExceptionEnded,
        "partnership_journal.PartnershipFormed.v1": PartnershipFormed,
        "partnership_journal.PartnershipEnded.v1": PartnershipEnded,
    },
    react=react,
    erasures=frozenset({"recruitment.PersonErased.v1"}),
)
