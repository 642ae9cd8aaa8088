"""Requests about one's data: sealed words, clocks, and the data protection officer's answer."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.requests.decider import NO_SUCH_REQUEST, Answer, Answered, MakeRequest, RequestKind, Unmade, requests


@shown
@dataclass(frozen=True, slots=True)
class RequestWords:
    """What was asked, and the reason of the answer. Null where it is erased, or not answered yet."""

    words: str | None
    reason: str | None


def make(write: Write, request: UUID, person: UUID, kind: RequestKind, words: Sealed) -> Handled | Refusal:
    return write.handle(requests, request, MakeRequest(PersonId(person), kind, words, write.origin.at.date()))


def seal(context: Preparing, request: UUID, label: str, text: str, person: UUID) -> Sealed | Refusal:
    values = sealing.seal(context, requests, request, person, {label: text})
    return values if isinstance(values, Refusal) else values[label]


def seal_reason(context: Preparing, request: UUID, reason: str) -> Sealed | Refusal:
    """The reason is about the person who asked, and goes with them."""
    with context.database.transaction() as db:
        state = context.handler.load(db, requests, request).state
    return NO_SUCH_REQUEST if isinstance(state, Unmade) else seal(context, request, "reason", reason, state.person)


def answer(write: Write, request: UUID, granted: bool, reason: Sealed) -> Handled | Refusal:  # noqa: FBT001 - a field
    """Nobody views the person's applications meanwhile, because the answer may restrict who may."""
    state = write.load(requests, request).state
    if not isinstance(state, Unmade):
        applications.lock_of_person(write.db, state.person)
    return write.handle(requests, request, Answer(granted, reason))


def words(context: TenantContext, viewer: Viewer, request: UUID) -> RequestWords | Refusal:
    """The access is on record before anything is shown."""
    with context.database.transaction() as db:
        state = context.handler.load(db, requests, request).state
        if isinstance(state, Unmade):
            return NO_SUCH_REQUEST
        access_log.record(context, db, viewer, [state.person], Accessed.REQUEST)
    values = [state.words, state.reason] if isinstance(state, Answered) else [state.words]
    request_words, *reason = context.open(values)
    return RequestWords(request_words, reason[0] if reason else None)
