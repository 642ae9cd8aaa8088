"""What evaluation makes of facts from recruitment and the partnership journal, in whatever order they come."""

from collections.abc import Iterable
from typing import Final, TypeAlias
from uuid import UUID

from evaluation.adapters import heard as shapes
from evaluation.application.aggregates import PARTICIPANTS, SURVEYS, TRUSTS
from evaluation.application.identities import participant_id, survey_id, trust_id
from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants.decider import (
    CONSENTS_KNOWN,
    SEAT_TAKEN_ALREADY,
    Consents,
    HearConsents,
    Membership,
    Seat,
    SeatHeld,
    TakeSeat,
)
from evaluation.participants.use_cases import departure, erased, erased_before
from evaluation.surveys.cohorts import Cohort, Words
from evaluation.surveys.decider import PLANNED_ALREADY, PlanSurvey, Wave
from evaluation.surveys.table import surveys
from evaluation.trusts.decider import TRUST_KNOWN, HearTrust, Trust
from plp_kit.core.aggregates import Reaction
from plp_kit.core.deciding import Refusal
from plp_kit.messaging.consuming.reacting import Heard, Hearing

SURVEY, NATIONAL_COUNTS = "survey", "national_counts"

OfParticipants: TypeAlias = (
    shapes.ApplicantAccepted | shapes.ApplicantWithdrew | shapes.ParticipantLeft | shapes.PartnershipFormed
)


def react(heard: Heard) -> Iterable[Reaction]:
    """A survey that is opening, closing or contributed waits for what is being heard of its cohort's people, and the reverse."""
    match heard.fact:
        case (
            shapes.ApplicantAccepted()
            | shapes.ApplicantWithdrew()
            | shapes.ParticipantLeft()
            | shapes.PartnershipFormed() as fact
        ):
            surveys.keep_of_cohort(heard.db, fact.cohort)
            return _of_participants(heard, fact)
        case shapes.TrustOnboarded() as trust:
            return [_trust(heard.topic.tenant, trust)]
        case shapes.CohortOpened() as cohort:
            return [_plan(cohort)]
        case shapes.PersonErased(person):
            return erased(heard.db, person, heard.origin.at.date())
        case _:
            return []


def _of_participants(heard: Heard, fact: OfParticipants) -> Iterable[Reaction]:
    match fact:
        case shapes.ApplicantAccepted(cohort, person, consents):
            return [_consents(cohort, person, frozenset(consents)), *erased_before(heard.db, cohort, person)]
        case shapes.ApplicantWithdrew(cohort, person):
            return [departure(cohort, person, heard.origin.at.date())]
        case shapes.ParticipantLeft(cohort, person, on):
            return [departure(cohort, person, on)]
        case shapes.PartnershipFormed(senior=senior, colleague=colleague):
            seats = (_seat(fact, senior, Seat.SENIOR), _seat(fact, colleague, Seat.SERVED))
            return [*seats, *erased_before(heard.db, fact.cohort, senior, colleague)]


def _trust(tenant: str, told: shapes.TrustOnboarded) -> Reaction:
    trust = Trust(trust_id(tenant), told.name, told.ods_code, told.kind, told.region, told.synthetic)
    return Reaction(TRUSTS, trust.id, HearTrust(trust), _already(TRUST_KNOWN))


def _plan(told: shapes.CohortOpened) -> Reaction:
    words = Words(told.word_senior, told.word_served)
    cohort = Cohort(CohortId(told.cohort), told.title, told.launch_on, words, told.group_served)
    command = PlanSurvey(cohort, told.survey_month, told.survey_days, Wave.MID)
    return Reaction(SURVEYS, survey_id(told.cohort, Wave.MID), command, _already(PLANNED_ALREADY))


def _consents(cohort: UUID, person: UUID, granted: frozenset[str]) -> Reaction:
    consents = Consents(survey=SURVEY in granted, national_counts=NATIONAL_COUNTS in granted)
    command = HearConsents(_membership(cohort, person), consents)
    return Reaction(PARTICIPANTS, participant_id(cohort, person), command, _already(CONSENTS_KNOWN))


def _seat(formed: shapes.PartnershipFormed, person: UUID, seat: Seat) -> Reaction:
    held = SeatHeld(seat, PartnershipId(formed.partnership), formed.formed_on)
    command = TakeSeat(_membership(formed.cohort, person), held)
    return Reaction(PARTICIPANTS, participant_id(formed.cohort, person), command, _already(SEAT_TAKEN_ALREADY))


def _membership(cohort: UUID, person: UUID) -> Membership:
    return Membership(CohortId(cohort), PersonId(person))


def _already(refusal: Refusal) -> frozenset[str]:
    return frozenset({refusal.code})


HEARING: Final = Hearing(
    topics=("recruitment", "partnership_journal"),
    shapes={
        "recruitment.TrustOnboarded.v1": shapes.TrustOnboarded,
        "recruitment.CohortOpened.v1": shapes.CohortOpened,
        "recruitment.ApplicantAccepted.v1": shapes.ApplicantAccepted,
        "recruitment.ApplicantWithdrew.v1": shapes.ApplicantWithdrew,
        "recruitment.ParticipantLeft.v1": shapes.ParticipantLeft,
        "recruitment.PersonErased.v1": shapes.PersonErased,
        "partnership_journal.PartnershipFormed.v1": shapes.PartnershipFormed,
    },
    react=react,
    erasures=frozenset({"recruitment.PersonErased.v1"}),
)
