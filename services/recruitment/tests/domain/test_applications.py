"""An application's way: waiting list, acceptance, decline, withdrawal, departure."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from plp_kit.sealed import Sealed
from plp_kit.testing.story import Story
from recruitment.domain import applications, forms
from recruitment.domain.applications import Applicant, Command, DeclineReason, Event
from recruitment.domain.consents import Consent, ConsentText, Purpose
from recruitment.domain.forms import Form, Side, Terms
from recruitment.domain.identities import CohortId, PersonId

COHORT, PERSON = CohortId(UUID(int=1)), PersonId(UUID(int=2))
PROFILE = tuple(Sealed(UUID(int=number), "application-1", f"answer_{number}", "sealed") for number in (3, 4, 5))
CONSENTS = (Consent(Purpose.TAKE_PART, granted=True, version=1), Consent(Purpose.QUOTES, granted=False, version=1))
APPLICANT = Applicant(COHORT, PERSON, (Side.SERVED,), ("Board papers",), ("Rostering",), PROFILE, CONSENTS)
TERMS = Terms(
    recruiting=True,
    topics=frozenset({"Board papers", "Rostering"}),
    channels=frozenset({"Intranet"}),
    consent_texts=tuple(ConsentText(purpose, 1) for purpose in Purpose),
)
FORM = Form(
    sides=frozenset({Side.SERVED}),
    senior_role_confirmed=False,
    identifies_with_group=True,
    aims_confirmed=True,
    topics_to_learn=("Board papers",),
    topics_to_share=("Rostering",),
    profile=PROFILE,
    consents=CONSENTS,
    channel="Intranet",
)
APPLY = applications.Apply(COHORT, PERSON, FORM, TERMS)
LEAVE = applications.Leave(date(2021, 9, 30))
FULL, NOT_SENIOR = applications.Decline(DeclineReason.FULL), applications.Decline(DeclineReason.NOT_SENIOR_LEVEL)
ANSWERS: tuple[Command, ...] = (applications.Accept(), applications.PutOnWaitingList(), FULL)
DEPARTURES: tuple[Command, ...] = (applications.Withdraw(), LEAVE)

unwritten: Story[Command, Event] = Story(applications.applications)
received = unwritten.given(applications.Applied(APPLICANT, "Intranet"))
waiting = received.given(applications.PlacedOnWaitingList())
taking_part = received.given(applications.Accepted(APPLICANT))
OVER = {
    "declined": received.given(applications.Declined(DeclineReason.FULL)),
    "withdrawn": taking_part.given(applications.Withdrawn(COHORT, PERSON)),
    "left": taking_part.given(applications.LeftTrust(COHORT, PERSON, date(2021, 9, 30))),
}


def test_an_application_keeps_the_sides_and_not_the_reasons_for_them() -> None:
    unwritten.when(APPLY).then(applications.Applied(APPLICANT, "Intranet"))


def test_both_sides_stand_in_one_order() -> None:
    both = replace(APPLY, form=replace(FORM, sides=frozenset((Side.SERVED, Side.SENIOR)), senior_role_confirmed=True))
    expected = replace(APPLICANT, sides=(Side.SENIOR, Side.SERVED))
    unwritten.when(both).then(applications.Applied(expected, "Intranet"))


def test_an_unacceptable_form_is_no_application() -> None:
    unwritten.when(replace(APPLY, terms=replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)


@pytest.mark.parametrize("command", [*ANSWERS, *DEPARTURES])
def test_nothing_happens_to_an_application_that_nobody_sent(command: Command) -> None:
    unwritten.when(command).refused(applications.NO_SUCH_APPLICATION)


@pytest.mark.parametrize("story", [received, waiting, taking_part, *OVER.values()])
def test_a_person_applies_to_a_cohort_once(story: Story[Command, Event]) -> None:
    story.when(APPLY).refused(applications.APPLIED_ALREADY)


@pytest.mark.parametrize("story", [received, waiting])
def test_an_applicant_is_accepted_also_from_the_waiting_list(story: Story[Command, Event]) -> None:
    story.when(applications.Accept()).then(applications.Accepted(APPLICANT))


def test_the_waiting_list_is_joined_once() -> None:
    received.when(applications.PutOnWaitingList()).then(applications.PlacedOnWaitingList())
    waiting.when(applications.PutOnWaitingList()).refused(applications.WAITING_ALREADY)


@pytest.mark.parametrize("reason", [reason for reason in DeclineReason if reason is not DeclineReason.NOT_SENIOR_LEVEL])
@pytest.mark.parametrize("story", [received, waiting])
def test_an_applicant_is_declined_with_a_reason(story: Story[Command, Event], reason: DeclineReason) -> None:
    story.when(applications.Decline(reason)).then(applications.Declined(reason))


def test_nobody_is_declined_for_not_belonging_to_a_group() -> None:
    assert set(DeclineReason) == {"full", "not_senior_level", "left", "duplicate", "withdrew"}


def test_only_who_asked_for_the_senior_side_is_declined_for_not_being_senior() -> None:
    received.when(NOT_SENIOR).refused(applications.SENIOR_SIDE_NOT_ASKED)
    senior = unwritten.given(applications.Applied(replace(APPLICANT, sides=(Side.SENIOR,)), "Intranet"))
    senior.when(NOT_SENIOR).then(applications.Declined(DeclineReason.NOT_SENIOR_LEVEL))


@pytest.mark.parametrize("command", ANSWERS)
def test_an_accepted_person_is_not_answered_again(command: Command) -> None:
    taking_part.when(command).refused(applications.ACCEPTED_ALREADY)


@pytest.mark.parametrize("story", [received, waiting, taking_part])
def test_anyone_withdraws_at_any_time(story: Story[Command, Event]) -> None:
    story.when(applications.Withdraw()).then(applications.Withdrawn(COHORT, PERSON))


def test_leaving_the_trust_is_not_withdrawing() -> None:
    taking_part.when(LEAVE).then(applications.LeftTrust(COHORT, PERSON, date(2021, 9, 30)))


@pytest.mark.parametrize("story", [received, waiting])
def test_only_participants_leave_and_others_are_declined_as_left(story: Story[Command, Event]) -> None:
    story.when(LEAVE).refused(applications.NOT_ACCEPTED)


@pytest.mark.parametrize("command", [*ANSWERS, *DEPARTURES])
@pytest.mark.parametrize("story", OVER.values(), ids=OVER)
def test_nothing_follows_once_it_is_over(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.APPLICATION_OVER)
