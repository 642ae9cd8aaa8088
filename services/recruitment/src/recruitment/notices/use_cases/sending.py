"""Sending a notice: it is begun on record, then opened and sent outside any transaction, then the answer is recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.messaging.mail.port import Answer, Fate, Mail, Outgoing
from plp_kit.service import TenantContext, Write
from recruitment.notices.decider import (
    BeginSending,
    BeingSent,
    Done,
    DropNotice,
    Outcome,
    RecordDeferred,
    RecordRefused,
    RecordSent,
    Sent,
    notices,
)
from recruitment.notices.table import notices as of_applications
from recruitment.notices.table import pair_notices as of_pairs
from recruitment.notices.table import request_notices as of_requests
from recruitment.notices.use_cases import about_applications, about_pairs, about_requests
from recruitment.notices.use_cases.ready import Ready


@dataclass(frozen=True, slots=True)
class Begun:
    """A notice that this process sends now; the address, and an invitation's code, are still sealed."""

    attempt: int
    ready: Ready


def send(context: TenantContext, outgoing: Outgoing, notice: UUID, origin: Origin, at: datetime) -> Handled | Refusal:
    """Refused where another process sends it, or it is over."""
    begun: Begun | Handled | Refusal = context.write(origin, lambda write: _begin(write, outgoing, notice, at))
    if not isinstance(begun, Begun):
        return begun
    mail = _mail(context, outgoing, notice, begun.ready)
    outcome = DropNotice() if mail is None else _outcome(begun, outgoing.post.send(mail), at)
    return context.write(origin, lambda write: _recorded(write, notice, outcome))


def _begin(write: Write, outgoing: Outgoing, notice: UUID, at: datetime) -> Begun | Handled | Refusal:
    ready = _ready(write, notice)
    if ready is None:
        return _recorded(write, notice, DropNotice())
    over_at = outgoing.quiet.over_at(at) if outgoing.quiet else at
    begun = write.handle(notices, notice, BeginSending(at, over_at if over_at > at else None))
    state = write.load(notices, notice).state
    if isinstance(begun, Refusal) or not isinstance(state, BeingSent):
        return begun
    return Begun(state.attempts, ready)


def _recorded(write: Write, notice: UUID, outcome: Outcome | DropNotice) -> Handled | Refusal:
    handled = write.handle(notices, notice, outcome)
    asked = of_requests.one(write.db, notice)
    if asked is None or isinstance(handled, Refusal) or not isinstance(write.load(notices, notice).state, Sent | Done):
        return handled
    refused = about_requests.over(write, asked)
    return refused if isinstance(refused, Refusal) else handled


def _ready(write: Write, notice: UUID) -> Ready | None:
    """None where nobody is to get it any more."""
    if caused := of_applications.one(write.db, notice):
        return about_applications.ready(write, notice, caused)
    if paired := of_pairs.one(write.db, notice):
        return about_pairs.ready(write, paired)
    asked = of_requests.one(write.db, notice)
    return about_requests.ready(write, asked) if asked else None


def _mail(context: TenantContext, outgoing: Outgoing, notice: UUID, ready: Ready) -> Mail | None:
    """None where it opens no more: the invitation was removed, or the person erased, since it was begun."""
    opened = [text for text in context.open(ready.sealed) if text is not None]
    if len(opened) < len(ready.sealed):
        return None
    address, *codes = opened
    letter = ready.letter(outgoing.pages, *codes)
    return Mail(str(notice), address, letter.subject, letter.text)


def _outcome(begun: Begun, answer: Answer, at: datetime) -> Outcome:
    match answer.fate:
        case Fate.SENT:
            return RecordSent()
        case Fate.DEFERRED:
            return RecordDeferred(begun.attempt, answer.code, at)
        case Fate.REFUSED:
            return RecordRefused(answer.code)
