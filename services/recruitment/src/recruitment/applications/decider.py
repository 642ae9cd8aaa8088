"""An application to one cohort: from the first interest, by way of the facilitators' answer, to the day that the person goes.

Nobody is declined for not belonging to a group: there is no such reason. Being senior is a confirmed role; belonging to the group
served is what the person says. An application keeps the sides that the person would stand on, and nothing of why.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from plp_kit.core.deciding import Decider, Decision, Refusal
from recruitment.applications.applicants import Applicant, Side
from recruitment.applications.commands import (
    Accept,
    Answer,
    Apply,
    BeginForgetting,
    Beginning,
    ByTheApplicant,
    Change,
    ChangeConsents,
    Command,
    Decline,
    FallingDue,
    Forget,
    Invite,
    Lapse,
    Leave,
    NameKeptApart,
    OwnWish,
    PutOnWaitingList,
    RecordAccessNeeds,
    Remind,
    SaveDraft,
    ShowInterest,
    TakeBackText,
    TakeInvitation,
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
    DraftSaved,
    Event,
    ForgettingBegun,
    ForgettingPutOff,
    Forgotten,
    InterestShown,
    InvitationTaken,
    Invited,
    KeptApartNamed,
    Lapsed,
    LeftTrust,
    PlacedOnWaitingList,
    ProfileReminded,
    TextTakenBack,
    Withdrawn,
)
from recruitment.applications.forms import (
    CHANNEL_UNKNOWN,
    RECRUITING_CLOSED,
    unacceptable,
    unacceptable_consents,
    unacceptable_draft,
)
from recruitment.applications.states import (
    Alive,
    BeingForgotten,
    Known,
    Over,
    Received,
    State,
    TakingPart,
    Unfinished,
    Unwritten,
    Waiting,
    evolve,
    is_of,
)
from recruitment.ids import CohortId, PersonId
from recruitment.trusts.retention import months_after

ASKED_AGAIN: Final = timedelta(days=30)
"""After how long the end of a retention period is asked for again, where a legal hold stopped it."""

# Refusals (of the form itself: see forms)

NO_SUCH_APPLICATION = Refusal("no_such_application", "Nobody has sent this application.")
APPLIED_ALREADY = Refusal("applied_already", "You have applied to this cohort.")
INTERESTED_ALREADY = Refusal("interested_already", "You have shown your interest in this cohort.")
INVITED_ALREADY = Refusal("invited_already", "This person is known to the cohort already.")
NOT_INVITED = Refusal("no_such_invitation", "There is no such invitation.")
CODE_WRONG = Refusal("invitation_code_wrong", "This is not the code of that invitation.")
NOT_HANDED_IN = Refusal("not_handed_in", "This application is not handed in yet.")
HANDED_IN = Refusal("handed_in", "This application is handed in.")
ACCEPTED_ALREADY = Refusal("accepted_already", "This person has been accepted.")
WAITING_ALREADY = Refusal("waiting_already", "This person is on the waiting list.")
NOT_ACCEPTED = Refusal("not_accepted", "This person does not take part yet. Decline the application because they left.")
SENIOR_SIDE_NOT_ASKED = Refusal(
    "senior_side_not_asked", "This person did not apply as a senior leader, so that reason does not fit."
)
CONSENTS_UNCHANGED = Refusal("consents_unchanged", "These are the consents that you have given.")
WITHDRAW_INSTEAD = Refusal("withdraw_instead", "Without your consent to take part there is no application: withdraw it instead.")
KEPT_APART_FROM_ONESELF = Refusal("kept_apart_from_oneself", "Nobody is paired with themselves.")
APPLICATION_OVER = Refusal("application_over", "This application was declined or withdrawn, or the person left.")
NOT_OVER = Refusal("not_over", "This application is not over, or has still to be kept.")
NO_SUCH_TEXT = Refusal("no_such_text", "You have written no such text, or have taken it back.")
FORGOTTEN_ALREADY = Refusal("forgotten_already", "What was written in this application is gone.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unwritten() | Unfinished(), ShowInterest() | Invite() | SaveDraft() | Apply():
            return _begin(state, command)
        case Unwritten(), _:
            return NOT_INVITED if isinstance(command, TakeInvitation) else NO_SUCH_APPLICATION
        case _, ShowInterest() | Invite() | SaveDraft() | Apply():
            return INVITED_ALREADY if isinstance(command, Invite) else APPLIED_ALREADY
        case _, Change() | ChangeConsents() | RecordAccessNeeds() | NameKeptApart() | TakeBackText() | Withdraw():
            return _by_the_applicant(state, command)
        case _, TakeInvitation() | Remind() | Lapse() | BeginForgetting() | Forget():
            return _at_any_stage(state, command)
        case Over() | BeingForgotten(), _:
            return APPLICATION_OVER
        case Unfinished() | Received() | Waiting() | TakingPart(), _:
            return _answer(state, command)


def _begin(state: Unwritten | Unfinished, command: Beginning) -> Decision[Event]:
    match command:
        case ShowInterest():
            return _show_interest(state, command)
        case Invite():
            return _invite(state, command)
        case SaveDraft(cohort, person, form, terms):
            saved = DraftSaved(form.applicant(cohort, person), form.is_complete, form.is_eligible)
            first = [] if isinstance(state, Unfinished) else [_interest(cohort, person, command)]
            return unacceptable_draft(form, terms) or [*first, saved]
        case Apply(cohort, person, form, terms):
            applicant = form.applicant(cohort, person, waited=command.waited)
            refused = unacceptable(form, terms)
            return refused or [Applied(applicant, form.channel, command.entered, terms.kept_months)]


def _show_interest(state: Unwritten | Unfinished, command: ShowInterest) -> Decision[Event]:
    if isinstance(state, Unfinished):
        return INTERESTED_ALREADY
    if not command.terms.recruiting:
        return RECRUITING_CLOSED
    if command.channel not in command.terms.channels:
        return CHANNEL_UNKNOWN
    return [_interest(command.cohort, command.person, command)]


def _interest(cohort: CohortId, person: PersonId, command: ShowInterest | SaveDraft) -> InterestShown:
    channel = command.channel if isinstance(command, ShowInterest) else command.form.channel
    terms = command.terms
    return InterestShown(cohort, person, channel, terms.remind_on(command.on), terms.closes_on, terms.kept_months)


def _invite(state: Unwritten | Unfinished, command: Invite) -> Decision[Event]:
    if isinstance(state, Unfinished):
        return INVITED_ALREADY
    form, terms = command.form, command.terms
    applicant = replace(form, consents=()).applicant(command.cohort, command.person)
    dates = (terms.remind_on(command.on), terms.closes_on)
    return unacceptable_draft(form, terms) or [Invited(applicant, form.channel, command.code, *dates, terms.kept_months)]


def _by_the_applicant(state: Known, command: ByTheApplicant) -> Decision[Event]:
    """Somebody else's application looks as if there were none."""
    theirs = is_of(state, command.by)
    match state, command:
        case _, TakeBackText(_, text):
            return [TextTakenBack(text)] if theirs and text in state.texts else NO_SUCH_TEXT
        case _, _ if not theirs:
            return NO_SUCH_APPLICATION
        case Over() | BeingForgotten(), _:
            return APPLICATION_OVER
        case _, Withdraw(by, on):
            return [Withdrawn(state.applicant.cohort, by, months_after(on, state.kept_months))]
        case _:
            return _wish(state, command)


def _wish(state: Alive, command: OwnWish) -> Decision[Event]:
    applicant = state.applicant
    match command:
        case Change():
            return _change(state, command)
        case ChangeConsents():
            return NOT_HANDED_IN if isinstance(state, Unfinished) else _change_consents(applicant, command)
        case RecordAccessNeeds(_, needs):
            return [AccessNeedsRecorded(needs)]
        case NameKeptApart(by, people, others):
            return KEPT_APART_FROM_ONESELF if by in people else [KeptApartNamed(applicant.cohort, by, others)]


def _change(state: Alive, command: Change) -> Decision[Event]:
    match state:
        case Unfinished():
            return NOT_HANDED_IN
        case TakingPart():
            return ACCEPTED_ALREADY
        case Received(applicant) | Waiting(applicant):
            changed = command.form.applicant(applicant.cohort, applicant.person, waited=applicant.waited)
            return unacceptable(command.form, command.terms) or [ApplicationChanged(changed)]


def _change_consents(applicant: Applicant, command: ChangeConsents) -> Decision[Event]:
    """To the texts that the cohort began with, or to those in force."""
    if refused := unacceptable_consents(command.consents, (*command.terms.consent_texts, *command.in_force)):
        return refused
    merged = _merged(applicant.consents, command.consents)
    if Purpose.TAKE_PART not in granted(merged):
        return WITHDRAW_INSTEAD
    if merged == applicant.consents:
        return CONSENTS_UNCHANGED
    return [ConsentsChanged(applicant.cohort, applicant.person, merged)]


def _merged(before: Iterable[Consent], now: Iterable[Consent]) -> tuple[Consent, ...]:
    """What holds for each purpose, the purposes in the order that they were first answered in."""
    return tuple({consent.purpose: consent for consent in (*before, *now)}.values())


def _answer(state: Alive, command: Answer | Leave) -> Decision[Event]:
    match state:
        case Unfinished():
            return NOT_HANDED_IN
        case TakingPart(applicant) if isinstance(command, Leave):
            return [LeftTrust(applicant.cohort, applicant.person, command.on)]
        case TakingPart():
            return ACCEPTED_ALREADY
        case Received() | Waiting():
            return _of_an_applicant(state, command)


def _of_an_applicant(state: Received | Waiting, command: Answer | Leave) -> Decision[Event]:
    match command:
        case Accept(kept_until):
            return [Accepted(state.applicant, kept_until)]
        case PutOnWaitingList():
            return WAITING_ALREADY if isinstance(state, Waiting) else [PlacedOnWaitingList()]
        case Decline(DeclineReason.NOT_SENIOR_LEVEL) if Side.SENIOR not in state.applicant.sides:
            return SENIOR_SIDE_NOT_ASKED
        case Decline(reason, on):
            eligible = reason is not DeclineReason.NOT_SENIOR_LEVEL
            return [Declined(reason, eligible, months_after(on, state.kept_months))]
        case Leave():
            return NOT_ACCEPTED


def _at_any_stage(state: Known, command: TakeInvitation | FallingDue) -> Decision[Event]:
    match state, command:
        case _, TakeInvitation():
            return _take_invitation(state, command)
        case _, BeginForgetting() | Forget():
            return _forget(state, command)
        case Unfinished(), Remind():
            return [ProfileReminded()]
        case Unfinished(), Lapse(on):
            return [Lapsed(months_after(on, state.kept_months))]
        case _, Remind() | Lapse():
            return HANDED_IN


def _take_invitation(state: Known, command: TakeInvitation) -> Decision[Event]:
    if not command.with_its_code:
        return CODE_WRONG
    if isinstance(state, Over | BeingForgotten):
        return APPLICATION_OVER
    return [InvitationTaken(command.by)] if isinstance(state, Unfinished) and state.invited else NOT_INVITED


def _forget(state: Known, command: BeginForgetting | Forget) -> Decision[Event]:
    match state, command:
        case Over(forgotten=True), _:
            return FORGOTTEN_ALREADY
        case BeingForgotten(), BeginForgetting():
            return []
        case BeingForgotten(), Forget():
            return [Forgotten()]
        case Over() | TakingPart(), BeginForgetting(on, on_hold) if on >= state.kept_until:
            return [ForgettingPutOff(on + ASKED_AGAIN)] if on_hold else [ForgettingBegun()]
        case _:
            return NOT_OVER


applications: Decider[Command, State, Event] = Decider(Unwritten(), decide, evolve)
