"""An application to one cohort: from the first interest, by way of the facilitators' answer, to the day that the person goes.

Nobody is declined for not belonging to a group: there is no such reason. Being senior is a confirmed role; belonging to the group
served is what the person says. An application keeps the sides that the person would stand on, and nothing of why.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from recruitment.domain.applicants import Applicant, Side
from recruitment.domain.application_commands import (
    Accept,
    Answer,
    Apply,
    Beginning,
    Change,
    ChangeConsents,
    Command,
    Decline,
    Departure,
    FallingDue,
    Forget,
    Invite,
    Lapse,
    Leave,
    NameKeptApart,
    OwnWish,
    PutOffForgetting,
    PutOnWaitingList,
    RecordAccessNeeds,
    Remind,
    SaveDraft,
    ShowInterest,
    TakeBackText,
    TakeInvitation,
    Withdraw,
)
from recruitment.domain.application_events import (
    Accepted,
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    ConsentsChanged,
    Declined,
    DeclineReason,
    DraftSaved,
    Event,
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
from recruitment.domain.consents import Consent, Purpose, granted
from recruitment.domain.forms import (
    CHANNEL_UNKNOWN,
    RECRUITING_CLOSED,
    unacceptable,
    unacceptable_consents,
    unacceptable_draft,
)
from recruitment.domain.identities import CohortId, PersonId

# States


@dataclass(frozen=True, slots=True)
class Unwritten:
    pass


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Interested, invited, or begun: not handed in. `applicant` is as far as they have come."""

    applicant: Applicant
    kept_months: int
    channel: str = ""
    invited: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    applicant: Applicant
    kept_months: int = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    applicant: Applicant
    kept_months: int = 12


@dataclass(frozen=True, slots=True)
class TakingPart:
    applicant: Applicant
    kept_months: int = 12
    kept_until: date = date.max


@dataclass(frozen=True, slots=True)
class Over:
    """Declined, withdrawn, left, lapsed, gone on under another id; or its programme has ended long ago."""

    applicant: Applicant
    forgotten: bool = False


Known: TypeAlias = Unfinished | Received | Waiting | TakingPart | Over
Alive: TypeAlias = Unfinished | Received | Waiting | TakingPart
State: TypeAlias = Unwritten | Known


# Refusals (of the form itself: see forms)

NO_SUCH_APPLICATION = Refusal("no_such_application", "Nobody has sent this application.")
APPLIED_ALREADY = Refusal("applied_already", "You have applied to this cohort.")
INTERESTED_ALREADY = Refusal("interested_already", "You have shown your interest in this cohort.")
INVITED_ALREADY = Refusal("invited_already", "This person is known to the cohort already.")
NOT_INVITED = Refusal("no_such_invitation", "There is no such invitation.")
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
NOT_OVER = Refusal("not_over", "This application is not over.")
NO_SUCH_TEXT = Refusal("no_such_text", "You have written no such text, or have taken it back.")
FORGOTTEN_ALREADY = Refusal("forgotten_already", "What was written in this application is gone.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unwritten() | Unfinished(), ShowInterest() | Invite() | SaveDraft() | Apply():
            return _begin(state, command)
        case Unwritten(), _:
            return NO_SUCH_APPLICATION
        case _, ShowInterest() | Invite() | SaveDraft() | Apply():
            return INVITED_ALREADY if isinstance(command, Invite) else APPLIED_ALREADY
        case _, TakeBackText() | Remind() | Lapse() | PutOffForgetting() | Forget():
            return _at_any_stage(state, command)
        case Over(), _:
            return APPLICATION_OVER
        case _, Change() | ChangeConsents() | RecordAccessNeeds() | NameKeptApart():
            return _wish(state, command)
        case Unfinished() | Received() | Waiting() | TakingPart(), _:
            return _answer(state, command)


def _answer(state: Alive, command: TakeInvitation | Answer | Departure) -> Decision[Event]:
    match state, command:
        case _, TakeInvitation(by):
            return [InvitationTaken(by)] if isinstance(state, Unfinished) and state.invited else NOT_INVITED
        case _, Withdraw():
            return [Withdrawn(state.applicant.cohort, state.applicant.person, state.kept_months)]
        case Unfinished(), _:
            return NOT_HANDED_IN
        case TakingPart(), _:
            return _of_a_participant(state.applicant, command)
        case Received() | Waiting(), _:
            return _of_an_applicant(state, command)


def _begin(state: Unwritten | Unfinished, command: Beginning) -> Decision[Event]:
    match command:
        case ShowInterest():
            return _show_interest(state, command)
        case Invite():
            return _invite(state, command)
        case SaveDraft(cohort, person, form, terms):
            applicant = form.applicant(cohort, person)
            first = [] if isinstance(state, Unfinished) else [_interest(cohort, person, command)]
            return unacceptable_draft(form, terms) or [*first, DraftSaved(applicant, form.is_complete)]
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
    return InterestShown(cohort, person, channel, command.terms.closes_on, command.terms.kept_months)


def _invite(state: Unwritten | Unfinished, command: Invite) -> Decision[Event]:
    if isinstance(state, Unfinished):
        return INVITED_ALREADY
    form, terms = command.form, command.terms
    applicant = replace(form, consents=()).applicant(command.cohort, command.person)
    wrong = unacceptable_draft(form, terms)
    return wrong or [Invited(applicant, form.channel, command.code, terms.closes_on, terms.kept_months)]


def _wish(state: Alive, command: OwnWish) -> Decision[Event]:
    applicant = state.applicant
    match command:
        case Change():
            return _change(state, command)
        case ChangeConsents():
            return NOT_HANDED_IN if isinstance(state, Unfinished) else _change_consents(applicant, command)
        case RecordAccessNeeds(needs):
            return [AccessNeedsRecorded(needs)]
        case NameKeptApart(others):
            return [KeptApartNamed(applicant.cohort, applicant.person, others)]


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
    if refused := unacceptable_consents(command.consents, command.texts):
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


def _of_a_participant(applicant: Applicant, command: Answer | Leave) -> Decision[Event]:
    match command:
        case Accept() | PutOnWaitingList() | Decline():
            return ACCEPTED_ALREADY
        case Leave(on):
            return [LeftTrust(applicant.cohort, applicant.person, on)]


def _of_an_applicant(state: Received | Waiting, command: Answer | Leave) -> Decision[Event]:
    match command:
        case Accept(kept_until):
            return [Accepted(state.applicant, kept_until)]
        case PutOnWaitingList():
            return WAITING_ALREADY if isinstance(state, Waiting) else [PlacedOnWaitingList()]
        case Decline(DeclineReason.NOT_SENIOR_LEVEL) if Side.SENIOR not in state.applicant.sides:
            return SENIOR_SIDE_NOT_ASKED
        case Decline(reason):
            return [Declined(reason, state.kept_months)]
        case Leave():
            return NOT_ACCEPTED


def _at_any_stage(state: Known, command: TakeBackText | FallingDue) -> Decision[Event]:
    match state, command:
        case _, TakeBackText(text):
            return [TextTakenBack(text)]
        case _, PutOffForgetting() | Forget():
            return _forget(state, command)
        case Unfinished(), Remind():
            return [ProfileReminded()]
        case Unfinished(), Lapse():
            return [Lapsed(state.kept_months)]
        case _, Remind() | Lapse():
            return HANDED_IN


def _forget(state: Known, command: PutOffForgetting | Forget) -> Decision[Event]:
    match state, command:
        case Over(forgotten=True), _:
            return FORGOTTEN_ALREADY
        case Over() | TakingPart(), PutOffForgetting(until):
            return [ForgettingPutOff(until)]
        case Over(), Forget():
            return [Forgotten()]
        case TakingPart(), Forget(on) if on >= state.kept_until:
            return [Forgotten()]
        case _:
            return NOT_OVER


def evolve(state: State, event: Event) -> State:  # noqa: C901 - a row an event
    match state, event:
        case Unwritten(), InterestShown(cohort, person, channel):
            nothing_yet = Applicant(cohort, person, (), (), (), (), ())
            return Unfinished(nothing_yet, event.kept_months, channel)
        case Unwritten(), Invited(applicant, channel):
            return Unfinished(applicant, event.kept_months, channel, invited=True)
        case Unfinished(), DraftSaved(applicant):
            return replace(state, applicant=applicant)
        case _, Applied(applicant):
            return Received(applicant, event.kept_months)
        case Unwritten(), _:
            return state
        case Received() | Waiting() | TakingPart(), ApplicationChanged(applicant):
            return replace(state, applicant=applicant)
        case Received() | Waiting() | TakingPart(), ConsentsChanged(consents=consents):
            return replace(state, applicant=replace(state.applicant, consents=consents))
        case Received() | Waiting(), Accepted(applicant, kept_until):
            return TakingPart(applicant, state.kept_months, kept_until or date.max)
        case Received(), PlacedOnWaitingList():
            return Waiting(state.applicant, state.kept_months)
        case _, Declined() | Withdrawn() | Lapsed() | LeftTrust() | InvitationTaken():
            return Over(state.applicant)
        case Over() | TakingPart(), Forgotten():
            return Over(state.applicant, forgotten=True)
        case _:
            return state


applications: Decider[Command, State, Event] = Decider(Unwritten(), decide, evolve)
