"""What recruitment says, in matching's own words. It may be heard in any order, and again."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from matching.adapters.heard import (
    RECRUITMENT,
    ApplicantAccepted,
    ApplicantWithdrew,
    CohortOpened,
    IdentitiesJoined,
    KeptApart,
    ParticipantLeft,
    PersonErased,
    RecruitingClosed,
    ReportingLinesRecorded,
)
from matching.application.aggregates import CANDIDATES, COHORTS, KEPT_APART, PEOPLE, ROUNDS
from matching.application.erasure import erased, gone
from matching.application.identities import first_round_id
from matching.domain.candidates import ENTERED_ALREADY, GONE_ALREADY, Departure, EnterCandidate, RemoveCandidate
from matching.domain.cohorts import CLOSING_HEARD_ALREADY, COHORT_HEARD_ALREADY, HearClosing, HearCohort
from matching.domain.exclusions import Line
from matching.domain.identities import ApplicationId
from matching.domain.kept_apart import KEPT_APART_ALREADY, KeepApart
from matching.domain.people import HEARD_ALREADY, HearIdentity, HearLine
from matching.domain.rounds import OPENED_ALREADY, OpenRound
from matching.read_models import cohorts, rounds
from plp_kit.core import erased_people
from plp_kit.core.aggregates import Reaction
from plp_kit.core.database import Db
from plp_kit.messaging.consuming.reacting import Heard, Hearing


def react(heard: Heard) -> Iterable[Reaction]:
    match heard.fact:
        case ApplicantAccepted() as accepted:
            days = erased_people.among(heard.db, [accepted.person]).values()
            return [_enter(accepted), *(gone(accepted.application, on) for on in days)]
        case ApplicantWithdrew(application):
            return [_remove(application, Departure.WITHDREW, heard.origin.at.date())]
        case ParticipantLeft(application, on):
            return [_remove(application, Departure.LEFT, on)]
        case PersonErased(person):
            return erased(heard.db, person, heard.origin.at.date())
        case CohortOpened() | RecruitingClosed():
            return _of_cohort(heard.db, heard.fact)
        case _:
            return _of_people(heard.fact)


def _of_cohort(db: Db, fact: CohortOpened | RecruitingClosed) -> Iterable[Reaction]:
    """Its row is locked first, as whenever something of a cohort or of its rounds is decided."""
    cohort = fact.cohort
    cohorts.lock(db, cohort)
    match fact:
        case CohortOpened():
            command = HearCohort(fact.launch_on, fact.matching_notes_months)
            yield Reaction(COHORTS, cohort, command, frozenset({COHORT_HEARD_ALREADY.code}))
        case RecruitingClosed(accepted=accepted):
            yield Reaction(COHORTS, cohort, HearClosing(), frozenset({CLOSING_HEARD_ALREADY.code}))
            first = first_round_id(cohort)
            opening = OpenRound(cohort, accepted, rounds.others(db, cohort, first))
            yield Reaction(ROUNDS, first, opening, frozenset({OPENED_ALREADY.code}))


def _of_people(fact: object) -> Iterable[Reaction]:
    """Who must not be paired with whom."""
    match fact:
        case ReportingLinesRecorded(person, managers, team):
            yield Reaction(PEOPLE, person, HearLine(Line(managers, team)), frozenset({HEARD_ALREADY.code}))
        case IdentitiesJoined(person, same_as):
            yield Reaction(PEOPLE, person, HearIdentity(same_as), frozenset({HEARD_ALREADY.code}))
        case KeptApart(application, cohort, person, others):
            command = KeepApart(cohort, person, others)
            yield Reaction(KEPT_APART, application, command, frozenset({KEPT_APART_ALREADY.code}))
        case _:
            return


def _enter(accepted: ApplicantAccepted) -> Reaction:
    command = EnterCandidate(**{field.name: getattr(accepted, field.name) for field in fields(accepted)})
    return Reaction(CANDIDATES, accepted.application, command, frozenset({ENTERED_ALREADY.code}))


def _remove(application: ApplicationId, reason: Departure, on: date) -> Reaction:
    return Reaction(CANDIDATES, application, RemoveCandidate(reason, on), frozenset({GONE_ALREADY.code}))


HEARING = Hearing(
    (RECRUITMENT,),
    {
        "recruitment.RecruitingClosed.v1": RecruitingClosed,
        "recruitment.ApplicantAccepted.v1": ApplicantAccepted,
        "recruitment.ApplicantWithdrew.v1": ApplicantWithdrew,
        "recruitment.ParticipantLeft.v1": ParticipantLeft,
        "recruitment.PersonErased.v1": PersonErased,
        "recruitment.CohortOpened.v1": CohortOpened,
        "recruitment.ReportingLinesRecorded.v1": ReportingLinesRecorded,
        "recruitment.KeptApart.v1": KeptApart,
        "recruitment.IdentitiesJoined.v1": IdentitiesJoined,
    },
    react,
)
