"""Requests about one's data: sealed words, clocks, and the data protection officer's answer."""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, load
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import REQUESTS
from recruitment.application.ports import Writing
from recruitment.applications.table import applications
from recruitment.applications.use_cases import view
from recruitment.applications.use_cases.apply import sealed
from recruitment.applications.use_cases.view import Looker, What
from recruitment.ids import PersonId
from recruitment.requests.decider import NO_SUCH_REQUEST, Answer, Answered, MakeRequest, RequestKind, Unmade


def make(write: Writing, request: UUID, person: UUID, kind: RequestKind, words: Sealed) -> Handled | Refusal:
    return write.handle(REQUESTS, request, MakeRequest(PersonId(person), kind, words, write.origin.at.date()))


def seal(context: TenantContext, request: UUID, label: str, text: str, person: UUID) -> Sealed | Refusal:
    values = sealed(context.vault, Stream(REQUESTS.kind, request), person, {label: text}, own=True)
    return values if isinstance(values, Refusal) else values[label]


def seal_reason(context: TenantContext, request: UUID, reason: str) -> Sealed | Refusal:
    """The reason is about the person who asked, and goes with them."""
    with context.database.transaction() as db:
        state = load(db, REQUESTS, request).state
    return NO_SUCH_REQUEST if isinstance(state, Unmade) else seal(context, request, "reason", reason, state.person)


def answer(write: Writing, request: UUID, granted: bool, reason: Sealed) -> Handled | Refusal:  # noqa: FBT001 - a field
    """Nobody looks at the person's applications meanwhile: the answer may restrict who may."""
    state = load(write.db, REQUESTS, request).state
    if not isinstance(state, Unmade):
        applications.lock_of_person(write.db, state.person)
    return write.handle(REQUESTS, request, Answer(granted, reason))


def words(context: TenantContext, looker: Looker, request: UUID) -> tuple[str | None, str | None] | Refusal:
    """What was asked, and the reason of the answer; for whoever decides, on record before it is shown."""
    with context.database.transaction() as db:
        state = load(db, REQUESTS, request).state
        if isinstance(state, Unmade):
            return NO_SUCH_REQUEST
        view.note(context, db, looker, [state.person], What.REQUEST)
    values = [state.words, state.reason] if isinstance(state, Answered) else [state.words]
    asked, *reason = context.vault.open(values)
    return asked, reason[0] if reason else None
