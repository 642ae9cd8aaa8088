"""Sending a notice: it is begun on record, then opened and sent outside any transaction, then the answer is recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.mail.port import Answer, Fate, Mail, Outgoing
from plp_kit.service import TenantContext, Write
from recruitment.applications.decider import applications
from recruitment.applications.events import Invited
from recruitment.applications.states import Unfinished
from recruitment.applications.table import applications as application_rows
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
from recruitment.notices.letters import LETTERS, Values
from recruitment.notices.table import notices as rows
from recruitment.people.table import availability
from recruitment.staff import table as staff_rows


@dataclass(frozen=True, slots=True)
class Begun:
    """A notice that this process sends now; what it says is still sealed."""

    attempt: int
    application: UUID
    wording: str
    invited: Invited
    address: Sealed


def send(context: TenantContext, outgoing: Outgoing, notice: UUID, origin: Origin, at: datetime) -> Handled | Refusal:
    """Refused where another process sends it, or it is over."""
    begun: Begun | Handled | Refusal = context.write(origin, lambda write: _begin(write, notice, at))
    if not isinstance(begun, Begun):
        return begun
    mail = _mail(context, outgoing, notice, begun)
    outcome = DropNotice() if mail is None else _outcome(begun, outgoing.post.send(mail), at)
    return context.write(origin, lambda write: write.handle(notices, notice, outcome))


def _begin(write: Write, notice: UUID, at: datetime) -> Begun | Handled | Refusal:
    """Nobody takes or removes the invitation meanwhile; afterwards what it says does not open any more."""
    caused = rows.one(write.db, notice)
    if caused is None:
        return write.handle(notices, notice, DropNotice())
    application_rows.lock(write.db, caused.application)
    invitation = _still_invited(write, caused.application)
    if invitation is None:
        return write.handle(notices, notice, DropNotice())
    begun = write.handle(notices, notice, BeginSending(at))
    state = write.load(notices, notice).state
    if isinstance(begun, Refusal) or not isinstance(state, BeingSent):
        return begun
    return Begun(state.attempts, caused.application, caused.wording, *invitation)


def _still_invited(write: Write, application: UUID) -> tuple[Invited, Sealed] | None:
    """With the address; None where the invitation is over, or the person is erased, has none or may not be written to."""
    history = write.context.handler.history(write.db, applications, application)
    state, first = applications.replay(entry.event for entry in history), history[0].event if history else None
    if not isinstance(state, Unfinished) or not isinstance(first, Invited):
        return None
    person = first.applicant.person
    row = staff_rows.of(write.db, person)
    if availability.gone(write.db, [person]) or availability.restricted(write.db, [person]):
        return None
    address = row.contact.address if row is not None and row.contact is not None else None
    return None if address is None else (first, address)


def _mail(context: TenantContext, outgoing: Outgoing, notice: UUID, begun: Begun) -> Mail | None:
    """None where it opens no more: the invitation was removed, or the person erased, since it was begun."""
    code, address = context.open([begun.invited.code, begun.address])
    if code is None or address is None:
        return None
    values = Values(outgoing.pages, begun.application, code, begun.invited.lapses_on)
    letter = LETTERS[begun.wording](values)
    return Mail(str(notice), address, letter.subject, letter.text)


def _outcome(begun: Begun, answer: Answer, at: datetime) -> Outcome:
    match answer.fate:
        case Fate.SENT:
            return RecordSent()
        case Fate.DEFERRED:
            return RecordDeferred(begun.attempt, answer.code, at)
        case Fate.REFUSED:
            return RecordRefused(answer.code)
