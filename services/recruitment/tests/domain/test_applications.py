"""An application's way: waiting list, acceptance, decline, withdrawal, departure."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from plp_kit.core.sealed import Sealed
from plp_testkit.story import Story
from recruitment.domain import application_commands as commands
from recruitment.domain import application_events as events
from recruitment.domain import applications, forms
from recruitment.domain.applicants import Applicant, MeetingMode, Side, Slot
from recruitment.domain.application_commands import Command
from recruitment.domain.application_events import DeclineReason, Event
from recruitment.domain.consents import Consent, ConsentText, Purpose
from recruitment.domain.forms import Form, Terms
from recruitment.domain.identities import CohortId, PersonId

UNTIL = date(2023, 7, 12)
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
APPLY = commands.Apply(COHORT, PERSON, FORM, TERMS)
LEAVE = commands.Leave(date(2021, 9, 30))
FULL, NOT_SENIOR = commands.Decline(DeclineReason.FULL), commands.Decline(DeclineReason.NOT_SENIOR_LEVEL)
ANSWERS: tuple[Command, ...] = (commands.Accept(UNTIL), commands.PutOnWaitingList(), FULL)
DEPARTURES: tuple[Command, ...] = (commands.Withdraw(), LEAVE)

unwritten: Story[Command, Event] = Story(applications.applications)
received = unwritten.given(events.Applied(APPLICANT, "Intranet"))
waiting = received.given(events.PlacedOnWaitingList())
taking_part = received.given(events.Accepted(APPLICANT))
OVER = {
    "declined": received.given(events.Declined(DeclineReason.FULL)),
    "withdrawn": taking_part.given(events.Withdrawn(COHORT, PERSON)),
    "left": taking_part.given(events.LeftTrust(COHORT, PERSON, date(2021, 9, 30))),
}


def test_an_application_keeps_the_sides_and_not_the_reasons_for_them() -> None:
    unwritten.when(APPLY).then(events.Applied(APPLICANT, "Intranet"))


def test_both_sides_stand_in_one_order() -> None:
    both = replace(APPLY, form=replace(FORM, sides=frozenset((Side.SERVED, Side.SENIOR)), senior_role_confirmed=True))
    expected = replace(APPLICANT, sides=(Side.SENIOR, Side.SERVED))
    unwritten.when(both).then(events.Applied(expected, "Intranet"))


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
    story.when(commands.Accept(UNTIL)).then(events.Accepted(APPLICANT, UNTIL))


def test_the_waiting_list_is_joined_once() -> None:
    received.when(commands.PutOnWaitingList()).then(events.PlacedOnWaitingList())
    waiting.when(commands.PutOnWaitingList()).refused(applications.WAITING_ALREADY)


@pytest.mark.parametrize("reason", [reason for reason in DeclineReason if reason is not DeclineReason.NOT_SENIOR_LEVEL])
@pytest.mark.parametrize("story", [received, waiting])
def test_an_applicant_is_declined_with_a_reason(story: Story[Command, Event], reason: DeclineReason) -> None:
    story.when(commands.Decline(reason)).then(events.Declined(reason))


def test_nobody_is_declined_for_not_belonging_to_a_group() -> None:
    assert set(DeclineReason) == {"full", "not_senior_level", "left", "duplicate", "withdrew"}


def test_only_who_asked_for_the_senior_side_is_declined_for_not_being_senior() -> None:
    received.when(NOT_SENIOR).refused(applications.SENIOR_SIDE_NOT_ASKED)
    senior = unwritten.given(events.Applied(replace(APPLICANT, sides=(Side.SENIOR,)), "Intranet"))
    senior.when(NOT_SENIOR).then(events.Declined(DeclineReason.NOT_SENIOR_LEVEL))


@pytest.mark.parametrize("command", ANSWERS)
def test_an_accepted_person_is_not_answered_again(command: Command) -> None:
    taking_part.when(command).refused(applications.ACCEPTED_ALREADY)


@pytest.mark.parametrize("story", [received, waiting, taking_part])
def test_anyone_withdraws_at_any_time(story: Story[Command, Event]) -> None:
    story.when(commands.Withdraw()).then(events.Withdrawn(COHORT, PERSON))


def test_leaving_the_trust_is_not_withdrawing() -> None:
    taking_part.when(LEAVE).then(events.LeftTrust(COHORT, PERSON, date(2021, 9, 30)))


@pytest.mark.parametrize("story", [received, waiting])
def test_only_participants_leave_and_others_are_declined_as_left(story: Story[Command, Event]) -> None:
    story.when(LEAVE).refused(applications.NOT_ACCEPTED)


@pytest.mark.parametrize("command", [*ANSWERS, *DEPARTURES])
@pytest.mark.parametrize("story", OVER.values(), ids=OVER)
def test_nothing_follows_once_it_is_over(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.APPLICATION_OVER)


# Before it is handed in

CLOSES = date(2021, 3, 12)
DATED = replace(TERMS, closes_on=CLOSES, kept_months=6)
INTERESTED = events.InterestShown(COHORT, PERSON, "Intranet", CLOSES, 6)
BEGUN = Form(channel="Intranet", topics_to_learn=("Board papers",))
CODE = Sealed(UUID(int=9), "application-1", "code", "sealed")
INVITED = events.Invited(BEGUN.applicant(COHORT, PERSON), "Intranet", CODE, CLOSES, 6)

interested = unwritten.given(INTERESTED)
drafted = interested.given(events.DraftSaved(BEGUN.applicant(COHORT, PERSON), complete=False))
invited = unwritten.given(INVITED)


def test_interest_is_enough_to_begin() -> None:
    unwritten.when(commands.ShowInterest(COHORT, PERSON, "Intranet", DATED)).then(INTERESTED)
    interested.when(commands.ShowInterest(COHORT, PERSON, "Intranet", DATED)).refused(applications.INTERESTED_ALREADY)


def test_a_draft_has_gaps_and_begins_an_application_by_itself() -> None:
    saved = events.DraftSaved(BEGUN.applicant(COHORT, PERSON), complete=False)
    unwritten.when(commands.SaveDraft(COHORT, PERSON, BEGUN, DATED)).then(INTERESTED, saved)
    interested.when(commands.SaveDraft(COHORT, PERSON, BEGUN, DATED)).then(saved)


def test_a_draft_is_complete_when_only_handing_it_in_is_missing() -> None:
    whole = replace(FORM, consents=())
    interested.when(commands.SaveDraft(COHORT, PERSON, whole, DATED)).then(
        events.DraftSaved(whole.applicant(COHORT, PERSON), complete=True)
    )


def test_a_draft_may_have_gaps_and_nothing_wrong() -> None:
    wrong = replace(BEGUN, sides=frozenset({Side.SENIOR}))
    interested.when(commands.SaveDraft(COHORT, PERSON, wrong, DATED)).refused(forms.SENIOR_ROLE_UNCONFIRMED)


@pytest.mark.parametrize("story", [interested, drafted, invited])
def test_what_was_begun_is_handed_in(story: Story[Command, Event]) -> None:
    story.when(commands.Apply(COHORT, PERSON, FORM, DATED)).then(events.Applied(APPLICANT, "Intranet", None, 6))


@pytest.mark.parametrize("story", [interested, drafted, invited])
@pytest.mark.parametrize("command", [*ANSWERS, LEAVE])
def test_nobody_is_answered_before_they_handed_in(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.NOT_HANDED_IN)


def test_whoever_is_invited_has_consented_to_nothing_yet() -> None:
    invitation = commands.Invite(COHORT, PERSON, replace(BEGUN, consents=CONSENTS), CODE, DATED)
    unwritten.when(invitation).then(INVITED)


@pytest.mark.parametrize("story", [interested, drafted, invited, received, taking_part, *OVER.values()])
def test_a_person_is_invited_to_a_cohort_once(story: Story[Command, Event]) -> None:
    story.when(commands.Invite(COHORT, PERSON, BEGUN, CODE, DATED)).refused(applications.INVITED_ALREADY)


def test_only_an_invitation_is_taken() -> None:
    invited.when(commands.TakeInvitation(PersonId(UUID(int=7)))).then(events.InvitationTaken(PersonId(UUID(int=7))))
    interested.when(commands.TakeInvitation(PERSON)).refused(applications.NOT_INVITED)


# What applicants change

TAKES_BACK = (Consent(Purpose.SURVEY, granted=False, version=1),)
TEXTS = tuple(ConsentText(purpose, version) for purpose in Purpose for version in (1, 2))


def test_an_application_keeps_what_matching_may_know() -> None:
    told = replace(
        FORM,
        interests=("Running",),
        availability=frozenset({Slot.FRIDAY_EVENING, Slot.MONDAY_MORNING}),
        meeting_mode=MeetingMode.VIRTUAL,
        site="North",
        wants=PROFILE[0],
    )
    kept = replace(
        APPLICANT,
        interests=("Running",),
        availability=(Slot.MONDAY_MORNING, Slot.FRIDAY_EVENING),
        meeting_mode=MeetingMode.VIRTUAL,
        site="North",
        wants=PROFILE[0],
        waited=True,
    )
    unwritten.when(replace(APPLY, form=told, waited=True)).then(events.Applied(kept, "Intranet"))


@pytest.mark.parametrize("story", [received, waiting])
def test_an_application_changes_until_recruiting_closes(story: Story[Command, Event]) -> None:
    other = replace(FORM, topics_to_learn=("Rostering",))
    story.when(commands.Change(other, TERMS)).then(events.ApplicationChanged(replace(APPLICANT, topics_to_learn=("Rostering",))))
    story.when(commands.Change(other, replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)


def test_an_accepted_application_does_not_change() -> None:
    taking_part.when(commands.Change(FORM, TERMS)).refused(applications.ACCEPTED_ALREADY)


@pytest.mark.parametrize("story", [received, waiting, taking_part])
def test_each_consent_is_taken_back_by_itself(story: Story[Command, Event]) -> None:
    merged = (*CONSENTS, *TAKES_BACK)
    story.when(commands.ChangeConsents(TAKES_BACK, TEXTS)).then(events.ConsentsChanged(COHORT, PERSON, merged))


def test_a_consent_is_given_anew_to_a_later_text() -> None:
    later = (Consent(Purpose.QUOTES, granted=True, version=2),)
    merged = (CONSENTS[0], later[0])
    received.when(commands.ChangeConsents(later, TEXTS)).then(events.ConsentsChanged(COHORT, PERSON, merged))
    received.when(commands.ChangeConsents(later, TEXTS[::2])).refused(forms.CONSENT_TEXT_REPLACED)


def test_the_same_consents_are_no_change() -> None:
    received.when(commands.ChangeConsents(CONSENTS, TEXTS)).refused(applications.CONSENTS_UNCHANGED)


def test_without_the_consent_to_take_part_an_application_is_withdrawn() -> None:
    none = (Consent(Purpose.TAKE_PART, granted=False, version=1),)
    received.when(commands.ChangeConsents(none, TEXTS)).refused(applications.WITHDRAW_INSTEAD)


@pytest.mark.parametrize("story", [drafted, received, waiting, taking_part])
def test_access_needs_and_who_is_kept_apart_are_told_at_any_time(story: Story[Command, Event]) -> None:
    story.when(commands.RecordAccessNeeds(CODE)).then(events.AccessNeedsRecorded(CODE))
    story.when(commands.NameKeptApart((CODE,))).then(events.KeptApartNamed(COHORT, PERSON, (CODE,)))


# What falls due


@pytest.mark.parametrize("story", [interested, drafted, invited])
def test_what_is_not_handed_in_is_reminded_of_and_lapses(story: Story[Command, Event]) -> None:
    story.when(commands.Remind()).then(events.ProfileReminded())
    story.when(commands.Lapse()).then(events.Lapsed(6))


@pytest.mark.parametrize("command", [commands.Remind(), commands.Lapse()])
def test_what_is_handed_in_is_neither_reminded_of_nor_lapses(command: Command) -> None:
    received.when(command).refused(applications.HANDED_IN)


def test_an_application_that_came_to_nothing_says_for_how_long_it_is_kept() -> None:
    short = unwritten.given(events.Applied(APPLICANT, "Intranet", None, 6))
    short.when(FULL).then(events.Declined(DeclineReason.FULL, 6))
    short.when(commands.Withdraw()).then(events.Withdrawn(COHORT, PERSON, 6))


@pytest.mark.parametrize("story", OVER.values(), ids=OVER)
def test_what_was_written_is_forgotten_once(story: Story[Command, Event]) -> None:
    story.when(commands.Forget(UNTIL)).then(events.Forgotten())
    story.given(events.Forgotten()).when(commands.Forget(UNTIL)).refused(applications.FORGOTTEN_ALREADY)


def test_of_an_accepted_application_nothing_is_left_when_its_day_has_come() -> None:
    accepted = received.given(events.Accepted(APPLICANT, UNTIL))
    accepted.when(commands.Forget(UNTIL - timedelta(days=1))).refused(applications.NOT_OVER)
    accepted.when(commands.Forget(UNTIL)).then(events.Forgotten())
    accepted.given(events.Forgotten()).when(commands.Forget(UNTIL)).refused(applications.FORGOTTEN_ALREADY)
    accepted.given(events.Forgotten()).when(LEAVE).refused(applications.APPLICATION_OVER)


@pytest.mark.parametrize("story", [interested, received, waiting, taking_part])
def test_nothing_is_forgotten_while_it_is_needed(story: Story[Command, Event]) -> None:
    story.when(commands.Forget(UNTIL)).refused(applications.NOT_OVER)
