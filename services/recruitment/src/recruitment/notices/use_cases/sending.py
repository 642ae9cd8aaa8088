"""Sending a notice: it is begun on record, then opened and sent outside any transaction, then the answer is recorded."""

from dataclasses import dataclass
from datetime import datetime
from itertools import dropwhile
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.mail.port import Answer, Fate, Mail, Outgoing
from plp_kit.service import TenantContext, Write
from recruitment.applications.decider import applications
from recruitment.applications.events import Event, Invited, LaunchMoved
from recruitment.applications.states import Unfinished, Unwritten
from recruitment.applications.table import applications as application_rows
from recruitment.ids import PersonId
from recruitment.notices.decider import (
    BeginSending,
    BeingSent,
    DropNotice,
    Outcome,
    RecordDeferred,
    RecordRefused,
    RecordSent,
    notices,
)
from recruitment.notices.letters import LETTERS, Invitation, Letter, Values, invitation, launch_moved
from recruitment.notices.table import notices as rows
from recruitment.notices.table.notices import Caused
from recruitment.notices.wordings import is_true
from recruitment.people.table import availability
from recruitment.staff import table as staff_rows


@dataclass(frozen=True, slots=True)
class Addressed:
    """`cause` is what has happened to the application."""

    address: Sealed
    cause: Event

    @property
    def invited(self) -> Invited | None:
        """Where the notice is an invitation."""
        return self.cause if isinstance(self.cause, Invited) else None


@dataclass(frozen=True, slots=True)
class Begun:
    """A notice that this process sends now; the address, and an invitation's code, are still sealed."""

    attempt: int
    caused: Caused
    addressed: Addressed


def send(context: TenantContext, outgoing: Outgoing, notice: UUID, origin: Origin, at: datetime) -> Handled | Refusal:
    """Refused where another process sends it, or it is over."""
    begun: Begun | Handled | Refusal = context.write(origin, lambda write: _begin(write, outgoing, notice, at))
    if not isinstance(begun, Begun):
        return begun
    mail = _mail(context, outgoing, notice, begun)
    outcome = DropNotice() if mail is None else _outcome(begun, outgoing.post.send(mail), at)
    return context.write(origin, lambda write: write.handle(notices, notice, outcome))


def _begin(write: Write, outgoing: Outgoing, notice: UUID, at: datetime) -> Begun | Handled | Refusal:
    """Nobody takes or removes an invitation meanwhile; afterwards what it says does not open any more."""
    caused = rows.one(write.db, notice)
    if caused is None:
        return write.handle(notices, notice, DropNotice())
    application_rows.lock(write.db, caused.application)
    addressed = _addressed(write, notice, caused)
    if addressed is None:
        return write.handle(notices, notice, DropNotice())
    over_at = outgoing.quiet.over_at(at) if outgoing.quiet else at
    begun = write.handle(notices, notice, BeginSending(at, over_at if over_at > at else None))
    state = write.load(notices, notice).state
    if isinstance(begun, Refusal) or not isinstance(state, BeingSent):
        return begun
    return Begun(state.attempts, caused, addressed)


def _addressed(write: Write, notice: UUID, caused: Caused) -> Addressed | None:
    """None where it is true no more, or the person is erased, has no address or may not be written to."""
    history = write.context.handler.history(write.db, applications, caused.application)
    state = applications.replay(entry.event for entry in history)
    cause, *since = [entry.event for entry in dropwhile(lambda entry: entry.id != notice, history)]
    invited = isinstance(cause, Invited)
    if isinstance(state, Unwritten) or not is_true(cause, since) or (invited and not isinstance(state, Unfinished)):
        return None
    address = _address(write, state.applicant.person)
    return None if address is None else Addressed(address, cause)


def _address(write: Write, person: PersonId) -> Sealed | None:
    row = staff_rows.of(write.db, person)
    if availability.gone(write.db, [person]) or availability.restricted(write.db, [person]):
        return None
    return row.contact.address if row is not None and row.contact is not None else None


def _mail(context: TenantContext, outgoing: Outgoing, notice: UUID, begun: Begun) -> Mail | None:
    """None where it opens no more: the invitation was removed, or the person erased, since it was begun."""
    invited = begun.addressed.invited
    sealed = (begun.addressed.address, *((invited.code,) if invited else ()))
    opened = [text for text in context.open(sealed) if text is not None]
    if len(opened) < len(sealed):
        return None
    address, *code = opened
    letter = _letter(outgoing.pages, begun, *code)
    return Mail(str(notice), address, letter.subject, letter.text)


def _letter(pages: str, begun: Begun, code: str = "") -> Letter:
    application = begun.caused.application
    match begun.addressed.cause:
        case Invited(lapses_on=ends_on):
            return invitation(Invitation(pages, application, code, ends_on))
        case LaunchMoved(launch_on):
            return launch_moved(Values(pages, application), launch_on)
        case _:
            return LETTERS[begun.caused.wording](Values(pages, application))


def _outcome(begun: Begun, answer: Answer, at: datetime) -> Outcome:
    match answer.fate:
        case Fate.SENT:
            return RecordSent()
        case Fate.DEFERRED:
            return RecordDeferred(begun.attempt, answer.code, at)
        case Fate.REFUSED:
            return RecordRefused(answer.code)
