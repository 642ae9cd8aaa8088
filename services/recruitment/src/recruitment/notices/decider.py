"""The sending of a notice: begun on record first, then sent, then what the mail server answered. Moments are in system time.

An attempt has some minutes. If nothing is recorded by then it broke off, and the notice is sent again. So somebody may get one
twice, with the same Message-ID, and nobody gets none.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored

KEPT_FOR: Final = timedelta(minutes=15)
"""Longer than a mail server may take for one mail."""
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 24 * 60, 24 * 60))
"""After each deferred attempt; after the last one, which is four days on, it is given up."""
GIVEN_UP: Final = "given_up"


# Commands


@dataclass(frozen=True, slots=True)
class BeginSending:
    """`quiet_until` is set while people are left in peace."""

    at: datetime
    quiet_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordSent:
    pass


@dataclass(frozen=True, slots=True)
class RecordDeferred:
    """`code` is the mail server's, or a word of ours."""

    attempt: int
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordRefused:
    code: str


@dataclass(frozen=True, slots=True)
class RecordReturned:
    """It was taken, and came back for good. `code` is the status in the report, as in RFC 3463: 5.1.1 is an unknown address."""

    code: str


@dataclass(frozen=True, slots=True)
class DropNotice:
    """There is nobody any more whom it is for."""


Outcome: TypeAlias = RecordSent | RecordDeferred | RecordRefused
Command: TypeAlias = BeginSending | Outcome | RecordReturned | DropNotice


# Events


@stored("recruitment.notice_begun.v1")
@dataclass(frozen=True, slots=True)
class NoticeBegun:
    """`attempt` counts from 1. Where nothing follows, it is tried again from `again_at` on."""

    attempt: int
    again_at: datetime


@stored("recruitment.notice_put_off.v1")
@dataclass(frozen=True, slots=True)
class NoticePutOff:
    """People are left in peace until then."""

    again_at: datetime


@stored("recruitment.notice_sent.v1")
@dataclass(frozen=True, slots=True)
class NoticeSent:
    """The mail server has taken it."""


@stored("recruitment.notice_deferred.v1")
@dataclass(frozen=True, slots=True)
class NoticeDeferred:
    code: str
    again_at: datetime


@stored("recruitment.notice_refused.v1")
@dataclass(frozen=True, slots=True)
class NoticeRefused:
    """It is not tried again: the mail server never takes it, or it was deferred too often."""

    code: str


@stored("recruitment.notice_dropped.v1")
@dataclass(frozen=True, slots=True)
class NoticeDropped:
    """It is not sent any more, because the person has gone, or what it is about is over."""


@stored("recruitment.notice_returned.v1")
@dataclass(frozen=True, slots=True)
class NoticeReturned:
    """It did not reach anybody."""

    code: str


Event: TypeAlias = NoticeBegun | NoticePutOff | NoticeSent | NoticeDeferred | NoticeRefused | NoticeDropped | NoticeReturned


# States


@dataclass(frozen=True, slots=True)
class Waiting:
    """`again_at` is None before the first attempt."""

    attempts: int = 0
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BeingSent:
    attempts: int
    again_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """As far as the mail server has said."""


@dataclass(frozen=True, slots=True)
class Done:
    pass


State: TypeAlias = Waiting | BeingSent | Sent | Done

DONE: Final = Refusal("notice_done", "This notice has been sent, refused or dropped.")
NOT_YET: Final = Refusal("notice_not_yet", "This notice is being sent, or waits for its next attempt.")
NOT_SENT: Final = Refusal("notice_not_sent", "This notice has not been sent, or is known to have come back.")
NOT_BEGUN: Final = Refusal("notice_not_begun", "This attempt was not begun, or another one was begun after it.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Sent(), RecordReturned(code):
            return [NoticeReturned(code)]
        case _, RecordReturned():
            return NOT_SENT
        case Waiting() | BeingSent(), BeginSending() | RecordSent() | RecordDeferred() | RecordRefused() | DropNotice():
            return _sending(state, command)
        case _:
            return DONE


def _sending(state: Waiting | BeingSent, command: BeginSending | Outcome | DropNotice) -> Decision[Event]:
    match state, command:
        case _, DropNotice():
            return [NoticeDropped()]
        case _, BeginSending(at, quiet_until):
            if state.again_at is not None and at < state.again_at:
                return NOT_YET
            return [NoticePutOff(quiet_until) if quiet_until else NoticeBegun(state.attempts + 1, at + KEPT_FOR)]
        case Waiting() | BeingSent(), RecordSent():
            return [NoticeSent()] if state.attempts else NOT_BEGUN
        case BeingSent(), RecordRefused(code):
            return [NoticeRefused(code)]
        case BeingSent(attempts), RecordDeferred(attempt, code, at) if attempt == attempts:
            return [_deferred(attempt, code, at)]
        case _, RecordDeferred() | RecordRefused():
            return NOT_BEGUN


def _deferred(attempt: int, code: str, at: datetime) -> NoticeDeferred | NoticeRefused:
    return NoticeDeferred(code, at + PAUSES[attempt - 1]) if attempt <= len(PAUSES) else NoticeRefused(GIVEN_UP)


def evolve(state: State, event: Event) -> State:
    match state, event:
        case Sent() | Done(), _:
            return Done() if isinstance(event, NoticeReturned) else state
        case _, NoticeSent():
            return Sent()
        case _, NoticeBegun(attempt, again_at):
            return BeingSent(attempt, again_at)
        case _, NoticeDeferred(again_at=again_at) | NoticePutOff(again_at):
            return Waiting(state.attempts, again_at)
        case _, NoticeRefused() | NoticeDropped() | NoticeReturned():
            return Done()


notices: Final[Decider[Command, State, Event]] = Decider(Waiting(), decide, evolve)
