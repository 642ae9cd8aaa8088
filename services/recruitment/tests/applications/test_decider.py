"""An application's way: waiting list, acceptance, decline, withdrawal, departure."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.applications import commands, departures, events, forms
from recruitment.applications import decider as applications
from recruitment.applications.applicants import Applicant, SealedForm, Side
from recruitment.applications.commands import Command
from recruitment.applications.consents import Consent, ConsentText, Purpose
from recruitment.applications.events import DeclineReason, Event
from recruitment.applications.forms import Form, Terms
from recruitment.applications.profile import MeetingMode, Profile
from recruitment.applications.reading import NOT_HANDED_IN, READ_NO_MORE, closed_to
from recruitment.applications.reminders import REMINDED_TODAY
from recruitment.applications.states import Unwritten, is_waiting, listed_name
from recruitment.ids import CohortId, PersonId

UNTIL, UNANSWERED_UNTIL = date(2023, 7, 12), date(2023, 6, 12)
TODAY, A_YEAR_ON, SIX_MONTHS_ON = date(2021, 2, 1), date(2022, 2, 1), date(2021, 8, 1)
COHORT, PERSON = CohortId(UUID(int=1)), PersonId(UUID(int=2))
BY, OWN = (frozenset({PersonId(UUID(int=8)), person}) for person in (PersonId(UUID(int=9)), PERSON))
PROFILE, ANEW = (Sealed(KeyId(UUID(int=number)), "application-1", "profile", "sealed") for number in (3, 4))
SEALED = SealedForm(PROFILE)
PICKED = Profile(("One", None, "Three"), topics_to_learn=("Board papers",), topics_to_share=("Rostering",))
CONSENTS = (Consent(Purpose.TAKE_PART, granted=True, version=1), Consent(Purpose.QUOTES, granted=False, version=1))
APPLICANT = Applicant(COHORT, PERSON, (Side.SERVED,), PROFILE, None, CONSENTS)
TERMS = Terms(
    recruiting=True,
    topics=frozenset({"Board papers", "Rostering"}),
    channels=frozenset({"Intranet"}),
    consent_texts=tuple(ConsentText(purpose, 1, "May we?") for purpose in Purpose),
    unanswered_until=UNANSWERED_UNTIL,
)
FORM = Form(
    sides=frozenset({Side.SERVED}),
    senior_role_confirmed=False,
    identifies_with_group=True,
    aims_confirmed=True,
    profile=PICKED,
    consents=CONSENTS,
    channel="Intranet",
)
APPLY = commands.Apply(COHORT, PERSON, FORM, SEALED, TERMS)
LEAVE = commands.Leave(date(2021, 9, 30), date(2021, 9, 30))
FULL, NOT_SENIOR = (commands.Decline(reason, TODAY, BY) for reason in (DeclineReason.FULL, DeclineReason.NOT_SENIOR_LEVEL))
WITHDRAW = commands.Withdraw(PERSON, TODAY, recruiting=False)
APPLIED = events.Applied(APPLICANT, "Intranet", None, 12, UNANSWERED_UNTIL)
ANSWERS: tuple[Command, ...] = (commands.Accept(UNTIL, BY), commands.PutOnWaitingList(BY), FULL)
DEPARTURES: tuple[Command, ...] = (WITHDRAW, LEAVE)

unwritten: Story[Command, Event] = Story(applications.applications)
unanswered = unwritten.given(APPLIED)
waiting = unanswered.given(events.PlacedOnWaitingList())
taking_part = unanswered.given(events.Accepted(APPLICANT, UNTIL))
OVER = {
    "declined": unanswered.given(events.Declined(DeclineReason.FULL, eligible=True, retain_until=A_YEAR_ON)),
    "withdrawn": taking_part.given(events.Withdrawn(COHORT, PERSON, A_YEAR_ON)),
    "left": taking_part.given(events.LeftTrust(COHORT, PERSON, date(2021, 9, 30))),
}


def test_an_application_keeps_the_sides_and_not_the_reasons_for_them() -> None:
    unwritten.when(APPLY).then(APPLIED)


def test_both_sides_are_kept_in_one_order() -> None:
    both = replace(APPLY, form=replace(FORM, sides=frozenset((Side.SERVED, Side.SENIOR)), senior_role_confirmed=True))
    expected = replace(APPLICANT, sides=(Side.SENIOR, Side.SERVED))
    unwritten.when(both).then(replace(APPLIED, applicant=expected))


def test_an_unacceptable_form_is_no_application() -> None:
    unwritten.when(replace(APPLY, terms=replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)


@pytest.mark.parametrize("command", [*ANSWERS, *DEPARTURES])
def test_nothing_happens_to_an_application_that_nobody_sent(command: Command) -> None:
    unwritten.when(command).refused(applications.NO_SUCH_APPLICATION)


@pytest.mark.parametrize("story", [unanswered, waiting, taking_part, *OVER.values()])
def test_a_person_applies_to_a_cohort_once(story: Story[Command, Event]) -> None:
    story.when(APPLY).refused(applications.APPLIED_ALREADY)


@pytest.mark.parametrize("story", [unanswered, waiting])
def test_an_applicant_is_accepted_also_from_the_waiting_list(story: Story[Command, Event]) -> None:
    story.when(commands.Accept(UNTIL, BY)).then(events.Accepted(APPLICANT, UNTIL))


@pytest.mark.parametrize("story", [unanswered, waiting, taking_part, *OVER.values()])
@pytest.mark.parametrize(
    "command", [commands.Accept(UNTIL, OWN), commands.PutOnWaitingList(OWN), commands.Decline(DeclineReason.FULL, TODAY, OWN)]
)
def test_nobody_answers_their_own_application_under_any_of_their_ids(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.OWN_APPLICATION)


@pytest.mark.parametrize("story", [unanswered, waiting, taking_part])
@pytest.mark.parametrize(
    "command",
    [
        commands.Accept(UNTIL, BY, gone=True),
        commands.PutOnWaitingList(BY, gone=True),
        commands.Decline(DeclineReason.FULL, TODAY, BY, gone=True),
        replace(LEAVE, gone=True),
    ],
)
def test_nobody_answers_an_application_of_somebody_who_is_erased(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.NO_SUCH_APPLICATION)


def test_the_waiting_list_is_joined_once() -> None:
    unanswered.when(commands.PutOnWaitingList(BY)).then(events.PlacedOnWaitingList())
    waiting.when(commands.PutOnWaitingList(BY)).refused(applications.WAITING_ALREADY)


@pytest.mark.parametrize("reason", [reason for reason in DeclineReason if reason is not DeclineReason.NOT_SENIOR_LEVEL])
@pytest.mark.parametrize("story", [unanswered, waiting])
def test_an_applicant_is_declined_with_a_reason(story: Story[Command, Event], reason: DeclineReason) -> None:
    story.when(commands.Decline(reason, TODAY, BY)).then(events.Declined(reason, eligible=True, retain_until=A_YEAR_ON))


def test_nobody_is_declined_for_not_belonging_to_a_group() -> None:
    assert set(DeclineReason) == {"full", "not_senior_level", "left", "duplicate", "withdrew"}


def test_only_somebody_who_chose_the_senior_side_is_declined_for_not_being_senior() -> None:
    unanswered.when(NOT_SENIOR).refused(applications.SENIOR_SIDE_NOT_ASKED)
    senior = unwritten.given(replace(APPLIED, applicant=replace(APPLICANT, sides=(Side.SENIOR,))))
    senior.when(NOT_SENIOR).then(events.Declined(DeclineReason.NOT_SENIOR_LEVEL, eligible=False, retain_until=A_YEAR_ON))


@pytest.mark.parametrize("command", ANSWERS)
def test_an_accepted_person_is_not_answered_again(command: Command) -> None:
    taking_part.when(command).refused(applications.ACCEPTED_ALREADY)


@pytest.mark.parametrize("story", [unanswered, waiting, taking_part])
def test_anyone_withdraws_at_any_time(story: Story[Command, Event]) -> None:
    story.when(WITHDRAW).then(events.Withdrawn(COHORT, PERSON, A_YEAR_ON))


# A departure


EARLIER, TOMORROW = date(2021, 9, 29), date(2021, 10, 1)
leaving = taking_part.given(events.DeparturePlanned(LEAVE.on))


def test_a_departure_takes_effect_on_its_day() -> None:
    taking_part.when(replace(LEAVE, today=EARLIER)).then(events.DeparturePlanned(LEAVE.on))
    leaving.when(commands.TakeLeave(EARLIER)).refused(departures.NOT_LEAVING)
    leaving.when(commands.TakeLeave(LEAVE.on)).then(events.LeftTrust(COHORT, PERSON, LEAVE.on))


def test_until_its_day_a_departure_is_corrected_or_taken_back() -> None:
    leaving.when(commands.Leave(TOMORROW, EARLIER)).then(events.DeparturePlanned(TOMORROW))
    leaving.when(commands.Leave(LEAVE.on, EARLIER)).refused(departures.LEAVING_ALREADY)
    leaving.when(commands.Leave(EARLIER, EARLIER)).then(events.LeftTrust(COHORT, PERSON, EARLIER))
    leaving.when(commands.Stay()).then(events.DepartureRetracted())
    stays = leaving.given(events.DepartureRetracted())
    for command in (commands.Stay(), commands.TakeLeave(LEAVE.on)):
        stays.when(command).refused(departures.NOT_LEAVING)
        taking_part.when(command).refused(departures.NOT_LEAVING)
    moved = leaving.given(events.DeparturePlanned(TOMORROW))
    moved.when(commands.TakeLeave(LEAVE.on)).refused(departures.NOT_LEAVING)
    moved.when(commands.TakeLeave(TOMORROW)).then(events.LeftTrust(COHORT, PERSON, TOMORROW))


def test_after_its_day_a_departure_stands() -> None:
    for command in (commands.Stay(), LEAVE, commands.TakeLeave(LEAVE.on)):
        OVER["left"].when(command).refused(applications.APPLICATION_OVER)


def test_somebody_who_is_about_to_leave_can_withdraw_before() -> None:
    leaving.when(WITHDRAW).then(events.Withdrawn(COHORT, PERSON, A_YEAR_ON))


@pytest.mark.parametrize("on", [date(1, 1, 1), date(2020, 9, 28), date(2022, 10, 2)])
def test_a_departure_lies_within_a_year_of_today(on: date) -> None:
    taking_part.when(replace(LEAVE, on=on)).refused(departures.DEPARTURE_UNFIT)


# Applying again


again = unanswered.given(events.Withdrawn(COHORT, PERSON, A_YEAR_ON, while_recruiting=True))
AGAIN = replace(APPLY, sealed=SealedForm(ANEW))


@pytest.mark.parametrize("before", [unanswered, waiting, taking_part])
def test_who_withdrew_while_recruiting_was_open_applies_again(before: Story[Command, Event]) -> None:
    before.when(replace(WITHDRAW, recruiting=True)).then(events.Withdrawn(COHORT, PERSON, A_YEAR_ON, while_recruiting=True))
    gone = before.given(events.Withdrawn(COHORT, PERSON, A_YEAR_ON, while_recruiting=True))
    applied = replace(APPLIED, applicant=replace(APPLICANT, profile=ANEW), spent=(PROFILE.key,))
    gone.when(AGAIN).then(applied)
    gone.given(applied).when(commands.Accept(UNTIL, BY)).then(events.Accepted(applied.applicant, UNTIL))


def test_who_withdrew_begins_again_with_nothing_of_what_they_wrote_before() -> None:
    interest = events.InterestShown(COHORT, PERSON, "Intranet", None, date.max, 12, (PROFILE.key,))
    again.when(commands.ShowInterest(COHORT, PERSON, "Intranet", TERMS, TODAY)).then(
        replace(interest, remind_on=TERMS.remind_on(TODAY))
    )
    begun = again.given(interest)
    begun.when(AGAIN).then(replace(APPLIED, applicant=replace(APPLICANT, profile=ANEW)))


def test_nobody_applies_again_who_withdrew_later_or_once_recruiting_is_closed() -> None:
    OVER["withdrawn"].when(AGAIN).refused(applications.APPLIED_ALREADY)
    again.when(replace(AGAIN, terms=replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)
    for name in ("declined", "left"):
        OVER[name].when(AGAIN).refused(applications.APPLIED_ALREADY)


def test_leaving_the_trust_is_not_withdrawing() -> None:
    taking_part.when(LEAVE).then(events.LeftTrust(COHORT, PERSON, date(2021, 9, 30)))


@pytest.mark.parametrize("story", [unanswered, waiting])
def test_only_participants_leave_and_others_are_declined_as_left(story: Story[Command, Event]) -> None:
    story.when(LEAVE).refused(applications.NOT_ACCEPTED)


@pytest.mark.parametrize("command", [*ANSWERS, *DEPARTURES])
@pytest.mark.parametrize("story", OVER.values(), ids=OVER)
def test_nothing_follows_once_it_is_over(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.APPLICATION_OVER)


# Before it is submitted

CLOSES, REMINDED = date(2021, 3, 12), date(2021, 3, 5)
DATED = replace(TERMS, closes_on=CLOSES, retention_months=6)
INTERESTED = events.InterestShown(COHORT, PERSON, "Intranet", REMINDED, CLOSES, 6)
BEGUN = Form(channel="Intranet", profile=Profile(topics_to_learn=("Board papers",)))
CODE = Sealed(KeyId(UUID(int=9)), "application-1", "code", "sealed")
INVITED = events.Invited(BEGUN.applicant(COHORT, PERSON, SEALED), "Intranet", CODE, REMINDED, CLOSES, 6)
SHOW_INTEREST = commands.ShowInterest(COHORT, PERSON, "Intranet", DATED, TODAY)
INVITE = commands.Invite(COHORT, PERSON, BEGUN, SEALED, CODE, DATED, TODAY)

interested = unwritten.given(INTERESTED)
invited = unwritten.given(INVITED)


def test_interest_is_enough_to_begin() -> None:
    unwritten.when(SHOW_INTEREST).then(INTERESTED)
    interested.when(SHOW_INTEREST).refused(applications.INTERESTED_ALREADY)


@pytest.mark.parametrize(("on", "reminded"), [(REMINDED - timedelta(days=1), REMINDED), (REMINDED, None), (CLOSES, None)])
def test_somebody_who_begins_in_the_last_week_is_not_reminded(on: date, reminded: date | None) -> None:
    begun = replace(INTERESTED, remind_on=reminded)
    unwritten.when(replace(SHOW_INTEREST, on=on)).then(begun)
    unwritten.when(replace(INVITE, on=on)).then(replace(INVITED, remind_on=reminded))


def test_an_invitation_may_have_gaps_and_nothing_wrong() -> None:
    wrong = replace(BEGUN, sides=frozenset({Side.SENIOR}))
    unwritten.when(replace(INVITE, form=wrong)).refused(forms.SENIOR_ROLE_UNCONFIRMED)


@pytest.mark.parametrize("story", [interested, invited])
def test_what_was_begun_is_submitted_and_replaces_what_was_written_before(story: Story[Command, Event]) -> None:
    spent = () if story is interested else (PROFILE.key,)
    anew = commands.Apply(COHORT, PERSON, FORM, SealedForm(ANEW), DATED)
    story.when(anew).then(events.Applied(replace(APPLICANT, profile=ANEW), "Intranet", None, 6, UNANSWERED_UNTIL, spent))


@pytest.mark.parametrize("story", [interested, invited])
@pytest.mark.parametrize("command", [*ANSWERS, LEAVE])
def test_nobody_is_answered_before_they_have_submitted(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(applications.NOT_SUBMITTED)


def test_an_invited_person_has_consented_to_nothing_yet() -> None:
    unwritten.when(replace(INVITE, form=replace(BEGUN, consents=CONSENTS))).then(INVITED)


@pytest.mark.parametrize("story", [interested, invited, unanswered, taking_part, *OVER.values()])
def test_a_person_is_invited_to_a_cohort_once(story: Story[Command, Event]) -> None:
    story.when(INVITE).refused(applications.INVITED_ALREADY)


TAKE = commands.TakeInvitation(PersonId(UUID(int=7)), with_its_code=True, on=TODAY)


def test_an_invitation_is_taken_once() -> None:
    taken = events.InvitationTaken(TAKE.by, SIX_MONTHS_ON)
    invited.when(TAKE).then(taken)
    invited.given(taken).when(TAKE).refused(applications.APPLICATION_OVER)


@pytest.mark.parametrize("story", [unwritten, interested, unanswered])
def test_only_an_invitation_is_taken(story: Story[Command, Event]) -> None:
    story.when(TAKE).refused(applications.NOT_INVITED)


@pytest.mark.parametrize("story", [interested, invited, unanswered, *OVER.values()])
def test_without_its_code_nothing_is_shown_of_an_invitation(story: Story[Command, Event]) -> None:
    story.when(replace(TAKE, with_its_code=False)).refused(applications.CODE_WRONG)


REMOVE = commands.RemoveInvitation(events.Remover.PERSON, with_its_code=True, on=TODAY)
ON_REQUEST = replace(REMOVE, by=events.Remover.FACILITATOR, with_its_code=False)


@pytest.mark.parametrize("command", [REMOVE, ON_REQUEST])
def test_an_invitation_is_removed_once_by_the_person_or_a_facilitator(command: commands.RemoveInvitation) -> None:
    removed = events.InvitationRemoved(command.by, SIX_MONTHS_ON)
    invited.when(command).then(removed)
    over = invited.given(removed)
    for later in (command, TAKE):
        over.when(later).refused(applications.APPLICATION_OVER)


def test_somebody_removes_their_invitation_with_its_code_alone() -> None:
    invited.when(replace(REMOVE, with_its_code=False)).refused(applications.CODE_WRONG)


def test_nobody_who_was_removed_is_invited_again_by_the_same_list() -> None:
    invited.given(events.InvitationRemoved(events.Remover.PERSON, SIX_MONTHS_ON)).when(INVITE).refused(
        applications.INVITED_ALREADY
    )


@pytest.mark.parametrize("command", [REMOVE, ON_REQUEST])
def test_only_what_is_still_an_invitation_is_removed(command: commands.RemoveInvitation) -> None:
    unwritten.when(command).refused(applications.NOT_INVITED)
    unanswered.when(command).refused(applications.NOT_INVITED)


# What applicants change

TAKES_BACK = (Consent(Purpose.SURVEY, granted=False, version=1),)
LATER_TEXTS = tuple(ConsentText(purpose, 2, "May we?") for purpose in Purpose)


def change_consents(*consents: Consent, in_force: tuple[ConsentText, ...] = LATER_TEXTS) -> commands.ChangeConsents:
    return commands.ChangeConsents(PERSON, consents, TERMS, in_force)


def test_an_application_keeps_that_somebody_has_waited() -> None:
    unwritten.when(replace(APPLY, waited=True)).then(replace(APPLIED, applicant=replace(APPLICANT, waited=True)))


@pytest.mark.parametrize("story", [unanswered, waiting])
def test_an_application_changes_until_recruiting_closes(story: Story[Command, Event]) -> None:
    change = commands.Change(PERSON, FORM, SealedForm(ANEW), TERMS)
    story.when(change).then(events.ApplicationChanged(replace(APPLICANT, profile=ANEW), (PROFILE.key,)))
    story.when(replace(change, terms=replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)


def test_an_accepted_application_does_not_change() -> None:
    taking_part.when(commands.Change(PERSON, FORM, SEALED, TERMS)).refused(applications.ACCEPTED_ALREADY)


CHANGE_ANSWER = commands.ChangeAnswer(PERSON, commands.Rewritten(PROFILE.key, ANEW), TERMS)


@pytest.mark.parametrize("story", [unanswered, waiting])
def test_one_answer_changes_by_itself_until_recruiting_closes(story: Story[Command, Event]) -> None:
    story.when(CHANGE_ANSWER).then(events.ApplicationChanged(replace(APPLICANT, profile=ANEW), (PROFILE.key,)))
    story.when(replace(CHANGE_ANSWER, terms=replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)
    story.when(replace(CHANGE_ANSWER, rewritten=commands.Rewritten(ANEW.key, ANEW))).refused(applications.WRITTEN_ANEW)


def test_one_answer_changes_neither_before_submitting_nor_after_accepting() -> None:
    interested.when(CHANGE_ANSWER).refused(applications.NOT_SUBMITTED)
    taking_part.when(CHANGE_ANSWER).refused(applications.ACCEPTED_ALREADY)
    OVER["declined"].when(CHANGE_ANSWER).refused(applications.APPLICATION_OVER)


def pick(picked: Profile = FORM.profile) -> commands.ChangePicks:
    return commands.ChangePicks(PERSON, picked, commands.Rewritten(PROFILE.key, ANEW), TERMS)


@pytest.mark.parametrize("story", [unanswered, waiting])
def test_picks_change_by_themselves_until_recruiting_closes(story: Story[Command, Event]) -> None:
    change = pick(replace(PICKED, meeting_mode=MeetingMode.IN_PERSON))
    story.when(change).then(events.ApplicationChanged(replace(APPLICANT, profile=ANEW), (PROFILE.key,)))
    story.when(replace(change, terms=replace(TERMS, recruiting=False))).refused(forms.RECRUITING_CLOSED)
    story.when(replace(change, rewritten=commands.Rewritten(ANEW.key, ANEW))).refused(applications.WRITTEN_ANEW)
    story.when(replace(change, picked=None, rewritten=None)).refused(applications.WRITTEN_ANEW)


def test_what_is_picked_later_is_picked_by_the_same_rules() -> None:
    unanswered.when(pick(replace(PICKED, topics_to_learn=()))).refused(forms.TOPICS_UNPICKED)
    unanswered.when(pick(replace(PICKED, topics_to_share=("Not on the list",)))).refused(forms.TOPIC_UNKNOWN)
    unanswered.when(pick(replace(PICKED, site="Not on the list"))).refused(forms.PICK_UNKNOWN)


@pytest.mark.parametrize("story", [unanswered, waiting, taking_part])
def test_each_consent_is_taken_back_by_itself(story: Story[Command, Event]) -> None:
    merged = (*CONSENTS, *TAKES_BACK)
    story.when(change_consents(*TAKES_BACK)).then(events.ConsentsChanged(COHORT, PERSON, merged))


def test_a_consent_that_held_before_is_named_as_taken_back() -> None:
    given = Consent(Purpose.SURVEY, granted=True, version=1)
    consented = taking_part.given(events.ConsentsChanged(COHORT, PERSON, (*CONSENTS, given)))
    expected = events.ConsentsChanged(COHORT, PERSON, (*CONSENTS, *TAKES_BACK), taken_back=(Purpose.SURVEY,))
    consented.when(change_consents(*TAKES_BACK)).then(expected)


def test_a_consent_is_given_anew_to_a_later_text() -> None:
    later = (Consent(Purpose.QUOTES, granted=True, version=2),)
    merged = (CONSENTS[0], later[0])
    unanswered.when(change_consents(*later)).then(events.ConsentsChanged(COHORT, PERSON, merged))
    unanswered.when(change_consents(*later, in_force=())).refused(forms.CONSENT_TEXT_REPLACED)


def test_the_same_consents_are_no_change() -> None:
    unanswered.when(change_consents(*CONSENTS)).refused(applications.CONSENTS_UNCHANGED)


def test_without_the_consent_to_take_part_an_application_is_withdrawn() -> None:
    none = (Consent(Purpose.TAKE_PART, granted=False, version=1),)
    unanswered.when(change_consents(*none)).refused(applications.WITHDRAW_INSTEAD)


@pytest.mark.parametrize("story", [interested, unanswered, waiting, taking_part])
def test_access_needs_are_recorded_at_any_time(story: Story[Command, Event]) -> None:
    story.when(commands.RecordAccessNeeds(PERSON, CODE)).then(events.AccessNeedsRecorded(CODE))


OWN_ALONE: tuple[commands.ByTheApplicant, ...] = (
    commands.Change(PERSON, FORM, SEALED, TERMS),
    CHANGE_ANSWER,
    pick(),
    change_consents(*TAKES_BACK),
    commands.RecordAccessNeeds(PERSON, CODE),
    WITHDRAW,
)


@pytest.mark.parametrize("command", OWN_ALONE, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("story", [interested, unanswered, waiting, taking_part, *OVER.values()])
def test_to_anybody_else_there_is_no_such_application(story: Story[Command, Event], command: commands.ByTheApplicant) -> None:
    story.when(replace(command, by=PersonId(UUID(int=7)))).refused(applications.NO_SUCH_APPLICATION)


# What they take back

NEEDS, OTHERS = (Sealed(KeyId(UUID(int=number)), "application-1", "access_needs", "sealed") for number in (10, 12))
TAKE_BACK = commands.TakeBackText(PERSON, "profile_1", commands.Rewritten(PROFILE.key, ANEW))
TAKEN_BACK = events.TextTakenBack("profile_1", ANEW, (PROFILE.key,))


@pytest.mark.parametrize("story", [unanswered, waiting, taking_part, *OVER.values()])
def test_an_answer_is_taken_back_at_any_time_and_by_its_author_alone(story: Story[Command, Event]) -> None:
    participates = story is taking_part
    changed = (events.ProfileRewritten(COHORT, PERSON, ANEW),) if participates else ()
    story.when(TAKE_BACK).then(TAKEN_BACK, *changed)
    story.when(replace(TAKE_BACK, by=PersonId(UUID(int=7)))).refused(applications.NO_SUCH_TEXT)
    story.when(replace(TAKE_BACK, rewritten=None)).refused(applications.NO_SUCH_TEXT)


def test_an_answer_is_not_taken_back_from_a_profile_that_was_written_anew_meanwhile() -> None:
    unanswered.given(TAKEN_BACK).when(TAKE_BACK).refused(applications.WRITTEN_ANEW)


def test_an_acceptance_has_the_profile_without_what_was_taken_back() -> None:
    accepted = unanswered.given(TAKEN_BACK).when(commands.Accept(UNTIL, BY))
    accepted.then(events.Accepted(replace(APPLICANT, profile=ANEW), UNTIL))


def test_access_needs_are_a_text_and_the_latest_replace() -> None:
    needing = unanswered.given(events.AccessNeedsRecorded(NEEDS))
    needing.when(commands.RecordAccessNeeds(PERSON, OTHERS)).then(events.AccessNeedsRecorded(OTHERS, (NEEDS.key,)))
    taken_back = events.TextTakenBack("access_needs", None, (NEEDS.key,))
    needing.when(commands.TakeBackText(PERSON, "access_needs")).then(taken_back)
    needing.given(taken_back).when(commands.TakeBackText(PERSON, "access_needs")).refused(applications.NO_SUCH_TEXT)


def test_an_invitations_code_is_no_text() -> None:
    for what in ("code", "do_not_pair", ""):
        invited.when(commands.TakeBackText(PERSON, what)).refused(applications.NO_SUCH_TEXT)


# Who reads it


def read_by(reader: PersonId, story: Story[Command, Event]) -> Refusal | None:
    state = applications.applications.replay(story.history)
    assert not isinstance(state, Unwritten)
    return closed_to(reader, state)


def test_facilitators_read_what_is_handed_in_until_it_is_over() -> None:
    (facilitator,) = BY - OWN
    assert {read_by(facilitator, story) for story in (unanswered, waiting, taking_part)} == {None}
    assert {read_by(facilitator, story) for story in (interested, invited)} == {NOT_HANDED_IN}
    destroyed = taking_part.given(events.DestructionBegun())
    assert {read_by(facilitator, story) for story in (*OVER.values(), destroyed)} == {READ_NO_MORE}
    assert {read_by(PERSON, story) for story in (interested, unanswered, *OVER.values())} == {None}


# What lists call them

NAME = Sealed(KeyId(UUID(int=11)), "application-1", "preferred_name", "sealed")
NAMED = replace(APPLICANT, preferred_name=NAME)
named = unwritten.given(replace(APPLIED, applicant=NAMED))


def name_of(story: Story[Command, Event]) -> Sealed | None:
    return listed_name(applications.applications.replay(story.history))


def test_a_preferred_name_is_asked_for_and_need_not_be_given() -> None:
    unwritten.when(replace(APPLY, sealed=SealedForm(PROFILE, NAME))).then(replace(APPLIED, applicant=NAMED))
    assert name_of(unanswered) is None


def test_the_list_has_the_preferred_name_from_submitting_to_the_end() -> None:
    for story in (named, named.given(events.PlacedOnWaitingList()), named.given(events.Accepted(NAMED, UNTIL))):
        assert name_of(story) == NAME
    assert name_of(named.given(events.Withdrawn(COHORT, PERSON, A_YEAR_ON))) is None


def test_the_preferred_name_of_an_invitation_is_on_no_list() -> None:
    assert name_of(unwritten.given(replace(INVITED, applicant=NAMED))) is None


def test_a_preferred_name_is_taken_back_like_any_text() -> None:
    taken_back = events.TextTakenBack("preferred_name", None, (NAME.key,))
    named.when(commands.TakeBackText(PERSON, "preferred_name")).then(taken_back)
    assert name_of(named.given(taken_back)) is None
    named.given(taken_back).when(commands.Accept(UNTIL, BY)).then(events.Accepted(APPLICANT, UNTIL))


# What falls due


@pytest.mark.parametrize("story", [interested, invited])
def test_what_is_not_submitted_is_reminded_of_and_lapses(story: Story[Command, Event]) -> None:
    story.when(commands.Remind()).then(events.ProfileReminded())
    story.when(commands.Lapse(TODAY)).then(events.Lapsed(SIX_MONTHS_ON))


def test_a_facilitator_reminds_once_a_day_and_the_reminder_that_falls_due_comes_all_the_same() -> None:
    today, tomorrow = commands.Remind(asked_on=TODAY), TODAY + timedelta(days=1)
    reminded = events.RemindedByFacilitator(TODAY)
    interested.when(today).then(reminded)
    interested.given(reminded).when(today).refused(REMINDED_TODAY)
    interested.given(reminded).when(commands.Remind(asked_on=tomorrow)).then(events.RemindedByFacilitator(tomorrow))
    interested.given(reminded).when(commands.Remind()).then(events.ProfileReminded())


def test_nobody_who_is_erased_is_reminded() -> None:
    interested.when(commands.Remind(gone=True, asked_on=TODAY)).refused(applications.NO_SUCH_APPLICATION)


@pytest.mark.parametrize("command", [commands.Remind(), commands.Remind(asked_on=TODAY), commands.Lapse(TODAY)])
def test_what_is_submitted_is_neither_reminded_of_nor_lapses(command: Command) -> None:
    unanswered.when(command).refused(applications.SUBMITTED_ALREADY)


def test_an_application_that_came_to_nothing_says_until_when_it_is_kept() -> None:
    short = unwritten.given(replace(APPLIED, retention_months=6))
    short.when(FULL).then(events.Declined(DeclineReason.FULL, eligible=True, retain_until=SIX_MONTHS_ON))
    short.when(WITHDRAW).then(events.Withdrawn(COHORT, PERSON, SIX_MONTHS_ON))


BEGIN = commands.BeginDestruction(UNTIL)


@pytest.mark.parametrize("story", [*OVER.values(), taking_part, unanswered, waiting])
def test_retention_ends_once(story: Story[Command, Event]) -> None:
    """It is on record that it begins, before any key is destroyed, and that it is done."""
    story.when(BEGIN).then(events.DestructionBegun())
    begun = story.given(events.DestructionBegun())
    begun.when(commands.EndRetention()).then(events.RetentionEnded())
    for command in (BEGIN, commands.EndRetention()):
        begun.given(events.RetentionEnded()).when(command).refused(applications.RETENTION_ENDED_ALREADY)


def test_a_destruction_that_has_begun_goes_on() -> None:
    begun = taking_part.given(events.DestructionBegun())
    begun.when(BEGIN).then()
    begun.when(commands.Accept(UNTIL, BY)).refused(applications.APPLICATION_OVER)


@pytest.mark.parametrize("story", [*OVER.values(), taking_part])
def test_nothing_is_destroyed_before_its_day(story: Story[Command, Event]) -> None:
    story.when(replace(BEGIN, on=date(2021, 9, 1))).refused(applications.NOT_OVER)
    story.when(commands.EndRetention()).refused(applications.NOT_OVER)


def test_a_destroyed_application_has_no_text_to_take_back() -> None:
    destroyed = taking_part.given(events.DestructionBegun(), events.RetentionEnded())
    for story in (destroyed, taking_part.given(events.DestructionBegun())):
        story.when(TAKE_BACK).refused(applications.NO_SUCH_TEXT)
    destroyed.when(LEAVE).refused(applications.APPLICATION_OVER)


@pytest.mark.parametrize("story", [interested, unanswered, waiting])
def test_nothing_is_destroyed_while_it_is_needed(story: Story[Command, Event]) -> None:
    story.when(replace(BEGIN, on=date(2023, 6, 11))).refused(applications.NOT_OVER)


def test_an_application_that_nobody_answers_is_kept_until_its_cohort_is_over_and_as_long_as_others() -> None:
    unwritten.when(APPLY).then(APPLIED)
    answered = waiting.given(events.Declined(DeclineReason.FULL, eligible=True, retain_until=A_YEAR_ON))
    answered.when(replace(BEGIN, on=A_YEAR_ON)).then(events.DestructionBegun())


def test_an_invitation_that_was_taken_is_kept_no_longer_than_others() -> None:
    taken = invited.given(events.InvitationTaken(TAKE.by, SIX_MONTHS_ON))
    taken.when(replace(BEGIN, on=SIX_MONTHS_ON)).then(events.DestructionBegun())


def test_who_was_on_the_waiting_list_stays_first_in_line_when_their_words_are_destroyed() -> None:
    ended = (events.DestructionBegun(), events.RetentionEnded())
    states = [applications.applications.replay((*story.history, *ended)) for story in (waiting, unanswered, OVER["left"])]
    assert list(map(is_waiting, states)) == [True, False, False]
