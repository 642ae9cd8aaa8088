"""An application to one cohort: from the first interest, through the facilitators' answer, to the day on which the person goes.

Nobody can be declined for not belonging to a group. Being senior is a confirmed role; people say themselves whether they belong
to the group served. An application keeps the sides that the person chose, and not why.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId
from recruitment.applications import departures, following_dates, reminders, texts
from recruitment.applications.applicants import Applicant, Side
from recruitment.applications.commands import (
    AboutInvitation,
    Accept,
    Answer,
    Apply,
    BeginDestruction,
    Beginning,
    ByTheApplicant,
    Change,
    ChangeAnswer,
    ChangeConsents,
    ChangePicks,
    Command,
    Decline,
    Departing,
    EndRetention,
    FallingDue,
    FollowDates,
    ForgetNotices,
    Invite,
    Lapse,
    Leave,
    OwnWish,
    PutOnWaitingList,
    RecordAccessNeeds,
    Remind,
    RemoveInvitation,
    Retention,
    Rewritten,
    SetAside,
    ShowInterest,
    Stay,
    TakeBackText,
    TakeInvitation,
    TakeLeave,
    Withdraw,
)
from recruitment.applications.consents import Consent, Purpose, granted
from recruitment.applications.events import (
    Accepted,
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    ConsentsChanged,
    Declined,
    DeclineReason,
    DestructionBegun,
    Event,
    InterestShown,
    InvitationRemoved,
    InvitationTaken,
    Invited,
    Lapsed,
    NoticesForgotten,
    PlacedOnWaitingList,
    ProfileRewritten,
    Remover,
    RetentionEnded,
    TextTakenBack,
    WasSetAside,
    Withdrawn,
)
from recruitment.applications.forms import (
    CHANNEL_UNKNOWN,
    Terms,
    closed,
    unacceptable,
    unacceptable_consents,
    unacceptable_invitation,
    unacceptable_picks,
)
from recruitment.applications.states import (
    Alive,
    BeingDestroyed,
    Known,
    Over,
    Startable,
    State,
    TakingPart,
    Unanswered,
    Unfinished,
    Unwritten,
    Waiting,
    evolve,
    is_of,
    readable,
)
from recruitment.dates import months_after

# Refusals (of the form itself: see forms)

NO_SUCH_APPLICATION = Refusal("no_such_application", "Nobody has sent this application.", Kind.MISSING)
ENTERED_DATE_UNFIT = Refusal(
    "entered_date_unfit",
    "Say on which day it was given: from the opening of recruiting, before its closing, and not after today.",
)
APPLIED_ALREADY = Refusal("applied_already", "You have applied to this cohort.")
INTERESTED_ALREADY = Refusal("interested_already", "You have shown your interest in this cohort.")
INVITED_ALREADY = Refusal("invited_already", "The cohort knows this person already.")
NOT_INVITED = Refusal("no_such_invitation", "There is no such invitation.", Kind.MISSING)
CODE_WRONG = Refusal("invitation_code_wrong", "This is not the code of that invitation.")
NOT_SUBMITTED = Refusal("not_submitted", "This application has not been sent yet.")
SUBMITTED_ALREADY = Refusal("submitted_already", "This application has been sent.")
OWN_APPLICATION = Refusal(
    "own_application",
    "This is your own application: another facilitator accepts it, lets it wait or declines it.",
    Kind.FORBIDDEN,
)
ACCEPTED_ALREADY = Refusal("accepted_already", "This person has been accepted.")
WAITING_ALREADY = Refusal("waiting_already", "This person is on the waiting list.")
NOT_ACCEPTED = Refusal("not_accepted", "This person does not take part yet. Decline the application because they left.")
SENIOR_SIDE_NOT_ASKED = Refusal(
    "senior_side_not_asked", "This person did not apply as a senior leader, so this reason does not fit."
)
CONSENTS_UNCHANGED = Refusal("consents_unchanged", "These are the consents that you have given.")
WITHDRAW_INSTEAD = Refusal("withdraw_instead", "Without your consent to take part there is no application: withdraw it instead.")
APPLICATION_OVER = Refusal("application_over", "This application was declined or withdrawn, or the person left.")
NOT_OVER = Refusal("not_over", "This application is not over, or must still be kept.")
NO_SUCH_TEXT = Refusal("no_such_text", "You have written no such text, or have taken it back.", Kind.MISSING)
WRITTEN_ANEW = Refusal("written_anew", "You have written this application anew meanwhile. Look at your texts again.")
RETENTION_ENDED_ALREADY = Refusal("retention_ended_already", "What was written in this application is destroyed already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unwritten() | Unfinished() | Over(may_apply_again=True), ShowInterest() | Invite() | Apply():
            return _begin(state, command)
        case Unwritten(), _:
            return NOT_INVITED if isinstance(command, TakeInvitation | RemoveInvitation) else NO_SUCH_APPLICATION
        case _, ShowInterest() | Invite() | Apply():
            return INVITED_ALREADY if isinstance(command, Invite) else APPLIED_ALREADY
        case _, Change() | ChangeAnswer() | ChangePicks() | ChangeConsents() | RecordAccessNeeds() | TakeBackText() | Withdraw():
            return _by_the_applicant(state, command)
        case _, TakeInvitation() | RemoveInvitation():
            return _about_invitation(state, command)
        case _, Remind() | Lapse() | SetAside() | BeginDestruction() | EndRetention() | FollowDates() | ForgetNotices():
            return _at_any_stage(state, command)
        case _, Accept() | PutOnWaitingList() | Decline() | Leave() | Stay() | TakeLeave():
            return _answer(state, command)


def _begin(state: Startable, command: Beginning) -> Decision[Event]:
    """Somebody who withdrew while recruiting was open begins anew: nothing stays of what they wrote before."""
    match command:
        case ShowInterest():
            return _show_interest(state, command)
        case Invite():
            return INVITED_ALREADY if isinstance(state, Over) else _invite(state, command)
        case Apply():
            return _apply(state, command)


def _apply(state: Startable, command: Apply) -> Decision[Event]:
    """What a facilitator enters was given on a day on which people could apply. It may be entered after the closing."""
    form, terms, entered = command.form, command.terms, command.entered
    if entered is not None and not terms.was_recruiting(entered.on):
        return ENTERED_DATE_UNFIT
    refused = unacceptable(form, terms if entered is None else replace(terms, recruiting=True))
    applicant = form.applicant(command.cohort, command.person, command.sealed, waited=command.waited)
    kept = (terms.retention_months, terms.unanswered_until)
    return refused or [Applied(applicant, form.channel, entered, *kept, _keys(state))]


def _show_interest(state: Startable, command: ShowInterest) -> Decision[Event]:
    terms = command.terms
    if isinstance(state, Unfinished):
        return INTERESTED_ALREADY
    if refused := closed(terms) or (None if command.channel in terms.channels else CHANNEL_UNKNOWN):
        return refused
    dates = (terms.remind_on(command.on), terms.closes_on)
    return [InterestShown(command.cohort, command.person, command.channel, *dates, terms.retention_months, _keys(state))]


def _invite(state: Unwritten | Unfinished, command: Invite) -> Decision[Event]:
    if isinstance(state, Unfinished):
        return INVITED_ALREADY
    form, terms = command.form, command.terms
    applicant = replace(form, consents=()).applicant(command.cohort, command.person, command.sealed)
    dates = (terms.remind_on(command.on), terms.closes_on)
    return unacceptable_invitation(form, terms) or [
        Invited(applicant, form.channel, command.code, *dates, terms.retention_months)
    ]


def _by_the_applicant(state: Known, command: ByTheApplicant) -> Decision[Event]:
    """Nobody learns whether somebody else's application exists."""
    own = is_of(state, command.by)
    match state, command:
        case _, TakeBackText():
            return _take_back(state, command) if own else NO_SUCH_TEXT
        case _, _ if not own:
            return NO_SUCH_APPLICATION
        case Over() | BeingDestroyed(), _:
            return APPLICATION_OVER
        case _, Withdraw(by, on, recruiting):
            return [Withdrawn(state.applicant.cohort, by, months_after(on, state.retention_months), recruiting)]
        case _:
            return _wish(state, command)


def _keys(state: Unwritten | Alive | Over) -> tuple[KeyId, ...]:
    """Of what another version of the form replaces; of everything, where an application begins anew."""
    match state:
        case Unwritten():
            return ()
        case Over():
            return tuple(value.key for value in readable(state))
        case _:
            return tuple(value.key for value in state.applicant.sealed)


def _take_back(state: Known, command: TakeBackText) -> Decision[Event]:
    """An answer is taken back by writing the profile anew without it."""
    applicant, rewritten, what = state.applicant, command.rewritten, command.what
    match what:
        case texts.PREFERRED_NAME if applicant.preferred_name:
            return [TextTakenBack(what, None, (applicant.preferred_name.key,))]
        case texts.ACCESS_NEEDS if state.needs:
            return [TextTakenBack(what, None, (state.needs.key,))]
        case _ if rewritten is None or applicant.profile is None:
            return NO_SUCH_TEXT
        case _ if rewritten.of != applicant.profile.key:
            return WRITTEN_ANEW
        case _:
            taken_back = TextTakenBack(what, rewritten.profile, (rewritten.of,))
            is_participant = isinstance(state, TakingPart)
            changed = ProfileRewritten(applicant.cohort, applicant.person, rewritten.profile)
            return [taken_back, changed] if is_participant else [taken_back]


def _wish(state: Alive, command: OwnWish) -> Decision[Event]:
    match command:
        case Change() | ChangeAnswer() | ChangePicks():
            return unchangeable(state, command.terms) or _change(state, command)
        case ChangeConsents():
            return NOT_SUBMITTED if isinstance(state, Unfinished) else _change_consents(state.applicant, command)
        case RecordAccessNeeds(_, needs):
            return [AccessNeedsRecorded(needs, (state.needs.key,) if state.needs else ())]


def may_begin(state: State) -> bool:
    """Whether the person can hand in an application while the cohort takes them."""
    return isinstance(state, Unwritten | Unfinished) or (isinstance(state, Over) and state.may_apply_again)


def unchangeable(state: Known, terms: Terms) -> Refusal | None:
    """Why the applicant cannot change any more what they applied with, or not yet; None where they can."""
    match state:
        case Over() | BeingDestroyed():
            return APPLICATION_OVER
        case Unfinished():
            return NOT_SUBMITTED
        case TakingPart():
            return ACCEPTED_ALREADY
        case Unanswered() | Waiting():
            return closed(terms)


def _change(state: Alive, command: Change | ChangeAnswer | ChangePicks) -> Decision[Event]:
    applicant = state.applicant
    match command:
        case Change(form=form, terms=terms):
            changed = form.applicant(applicant.cohort, applicant.person, command.sealed, waited=applicant.waited)
            return unacceptable(form, terms) or [ApplicationChanged(changed, _keys(state))]
        case ChangeAnswer(rewritten=rewritten):
            return _rewrite(applicant, rewritten)
        case ChangePicks(picked=picked, rewritten=rewritten, terms=terms):
            return (unacceptable_picks(picked, terms) if picked else None) or _rewrite(applicant, rewritten)


def _rewrite(applicant: Applicant, rewritten: Rewritten | None) -> Decision[Event]:
    if rewritten is None or applicant.profile is None or rewritten.of != applicant.profile.key:
        return WRITTEN_ANEW
    return [ApplicationChanged(replace(applicant, profile=rewritten.profile), (rewritten.of,))]


def _change_consents(applicant: Applicant, command: ChangeConsents) -> Decision[Event]:
    """A consent is to a text that the cohort began with, or to one that is in force now."""
    if refused := unacceptable_consents(command.consents, (*command.terms.consent_texts, *command.in_force)):
        return refused
    merged = _merged(applicant.consents, command.consents)
    if Purpose.TAKE_PART not in granted(merged):
        return WITHDRAW_INSTEAD
    if merged == applicant.consents:
        return CONSENTS_UNCHANGED
    taken_back = sorted(set(applicant.purposes) - set(granted(merged)))
    return [ConsentsChanged(applicant.cohort, applicant.person, merged, tuple(taken_back))]


def _merged(before: Iterable[Consent], now: Iterable[Consent]) -> tuple[Consent, ...]:
    """The latest answer to each purpose, in the order in which the purposes were first answered."""
    return tuple({consent.purpose: consent for consent in (*before, *now)}.values())


def _answer(state: Known, command: Answer | Departing) -> Decision[Event]:
    match state:
        case _ if command.gone:
            return NO_SUCH_APPLICATION
        case _ if not isinstance(command, Departing) and state.applicant.person in command.by:
            return OWN_APPLICATION
        case Over() | BeingDestroyed():
            return APPLICATION_OVER
        case Unfinished():
            return NOT_SUBMITTED
        case TakingPart() if isinstance(command, Departing):
            return departures.decide(state, command)
        case TakingPart():
            return ACCEPTED_ALREADY
        case Unanswered() | Waiting():
            return _answer_applicant(state, command)


def _answer_applicant(state: Unanswered | Waiting, command: Answer | Departing) -> Decision[Event]:
    match command:
        case Accept(retain_until):
            return [Accepted(state.applicant, retain_until)]
        case PutOnWaitingList():
            return WAITING_ALREADY if isinstance(state, Waiting) else [PlacedOnWaitingList()]
        case Decline(DeclineReason.NOT_SENIOR_LEVEL) if Side.SENIOR not in state.applicant.sides:
            return SENIOR_SIDE_NOT_ASKED
        case Decline(reason, on):
            eligible = reason is not DeclineReason.NOT_SENIOR_LEVEL
            return [Declined(reason, eligible, months_after(on, state.retention_months))]
        case Leave() | Stay() | TakeLeave():
            return NOT_ACCEPTED


def _at_any_stage(state: Known, command: FallingDue) -> Decision[Event]:
    match state, command:
        case _, ForgetNotices():
            return [NoticesForgotten()]
        case _, FollowDates(terms, launch_on):
            return [*following_dates.decide(state, terms), *following_dates.told(state, launch_on)]
        case _, BeginDestruction() | EndRetention():
            return _end_retention(state, command)
        case _, SetAside(on):
            return _set_aside(state, on)
        case Unfinished(), Remind(gone):
            return NO_SUCH_APPLICATION if gone else reminders.decide(state, command)
        case Unfinished(), Lapse(on):
            return [Lapsed(months_after(on, state.retention_months))]
        case _, Remind() | Lapse():
            return SUBMITTED_ALREADY


def _set_aside(state: Known, on: date) -> Decision[Event]:
    match state:
        case TakingPart():
            return ACCEPTED_ALREADY
        case Over() | BeingDestroyed():
            return APPLICATION_OVER
        case Unfinished() | Unanswered() | Waiting():
            return [WasSetAside(months_after(on, state.retention_months))]


def _about_invitation(state: Known, command: AboutInvitation) -> Decision[Event]:
    if not command.with_its_code and command.by is not Remover.FACILITATOR:
        return CODE_WRONG
    if isinstance(state, Over | BeingDestroyed):
        return APPLICATION_OVER
    if not isinstance(state, Unfinished) or not state.invited:
        return NOT_INVITED
    match command:
        case TakeInvitation(by, _, on):
            return [InvitationTaken(by, months_after(on, state.retention_months))]
        case RemoveInvitation(by, _, on):
            return [InvitationRemoved(by, months_after(on, state.retention_months))]


def _end_retention(state: Known, command: Retention) -> Decision[Event]:
    match state, command:
        case Over(destroyed=True), _:
            return RETENTION_ENDED_ALREADY
        case BeingDestroyed(), BeginDestruction():
            return []
        case BeingDestroyed(), EndRetention():
            return [RetentionEnded()]
        case Over() | Unanswered() | Waiting() | TakingPart(), BeginDestruction(on) if on >= state.retain_until:
            return [DestructionBegun()]
        case _:
            return NOT_OVER


applications: Final[Decider[Command, State, Event]] = Decider(Unwritten(), decide, evolve)
