"""What recruitment says, in matching's own words. It may be heard in any order, and again."""

from collections.abc import Iterable
from datetime import date

from matching.adapters.heard import (
    RECRUITMENT,
    ApplicantAccepted,
    ApplicantWithdrew,
    ParticipantLeft,
    PersonErased,
    RecruitingClosed,
)
from matching.application.aggregates import CANDIDATES, ROUNDS
from matching.application.erasure import erased, gone
from matching.application.identities import first_round_id
from matching.domain.candidates import ENTERED_ALREADY, GONE_ALREADY, Departure, EnterCandidate, RemoveCandidate
from matching.domain.identities import ApplicationId
from matching.domain.rounds import OPENED_ALREADY, OpenRound, Purpose
from plp_kit import erased_people
from plp_kit.aggregates import Reaction
from plp_kit.consuming.reacting import Heard, Hearing


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
        case RecruitingClosed() as closed:
            return [_open_first_round(closed)]
        case _:
            return []


def _enter(accepted: ApplicantAccepted) -> Reaction:
    command = EnterCandidate(
        application=accepted.application,
        cohort=accepted.cohort,
        person=accepted.person,
        sides=accepted.sides,
        topics_to_learn=accepted.topics_to_learn,
        topics_to_share=accepted.topics_to_share,
        profile=accepted.profile,
    )
    return Reaction(CANDIDATES, accepted.application, command, frozenset({ENTERED_ALREADY.code}))


def _remove(application: ApplicationId, reason: Departure, on: date) -> Reaction:
    return Reaction(CANDIDATES, application, RemoveCandidate(reason, on), frozenset({GONE_ALREADY.code}))


def _open_first_round(closed: RecruitingClosed) -> Reaction:
    command = OpenRound(closed.cohort, closed.accepted, Purpose.FIRST)
    return Reaction(ROUNDS, first_round_id(closed.cohort), command, frozenset({OPENED_ALREADY.code}))


HEARING = Hearing(
    (RECRUITMENT,),
    {
        "recruitment.RecruitingClosed.v1": RecruitingClosed,
        "recruitment.ApplicantAccepted.v1": ApplicantAccepted,
        "recruitment.ApplicantWithdrew.v1": ApplicantWithdrew,
        "recruitment.ParticipantLeft.v1": ParticipantLeft,
        "recruitment.PersonErased.v1": PersonErased,
    },
    react,
)
