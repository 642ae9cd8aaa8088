"""Requests about one's data: sealed words, a clock, the data protection officer's answer and what follows from it."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, load
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application import looking
from recruitment.application.aggregates import PEOPLE, REQUESTS
from recruitment.application.apply import sealed
from recruitment.application.looking import Looker, What
from recruitment.application.ports import Writing
from recruitment.domain.identities import PersonId
from recruitment.domain.people import RESTRICTION_UNCHANGED, Restrict
from recruitment.domain.requests import NO_SUCH_REQUEST, Answer, Answered, MakeRequest, Open, RequestKind, Unmade
from recruitment.domain.retention import months_after
from recruitment.read_models import applications, staff

NO_SUCH_PERSON = Refusal("no_such_person", "Nobody of this id is known here.")
A_MONTH = 1


def make(write: Writing, request: UUID, person: UUID, kind: RequestKind, words: Sealed) -> Handled | Refusal:
    on = write.origin.at.date()
    return write.handle(REQUESTS, request, MakeRequest(PersonId(person), kind, words, on, months_after(on, A_MONTH)))


def seal(context: TenantContext, request: UUID, label: str, text: str, person: UUID) -> Sealed | Refusal:
    values = sealed(context.vault, Stream(REQUESTS.kind, request), person, {label: text}, own=True)
    return values if isinstance(values, Refusal) else values[label]


def seal_reason(context: TenantContext, request: UUID, reason: str) -> Sealed | Refusal:
    """The reason is about the person who asked, and goes with them."""
    with context.database.transaction() as db:
        state = load(db, REQUESTS, request).state
    return NO_SUCH_REQUEST if isinstance(state, Unmade) else seal(context, request, "reason", reason, state.person)


def answer(write: Writing, request: UUID, granted: bool, reason: Sealed) -> Handled | Refusal:  # noqa: FBT001 - a field
    """A restriction that is granted holds from this moment."""
    state = load(write.db, REQUESTS, request).state
    done = write.handle(REQUESTS, request, Answer(granted, reason))
    if isinstance(done, Handled) and granted and isinstance(state, Open) and state.kind is RequestKind.RESTRICTION:
        handle = write.context.handler.handle_in
        placed = handle(write.db, PEOPLE, state.person, Restrict(restricted=True), write.origin)
        if isinstance(placed, Refusal) and placed is not RESTRICTION_UNCHANGED:
            return placed
    return done


def words(context: TenantContext, looker: Looker, request: UUID) -> tuple[str | None, str | None] | Refusal:
    """What was asked, and the reason of the answer; for whoever decides, on record before it is shown."""
    with context.database.transaction() as db:
        state = load(db, REQUESTS, request).state
    if isinstance(state, Unmade):
        return NO_SUCH_REQUEST
    looking.note(context, looker, [state.person], What.REQUEST)
    values = [state.words, state.reason] if isinstance(state, Answered) else [state.words]
    asked, *reason = context.vault.open(values)
    return asked, reason[0] if reason else None


def is_known(db: Db, person: UUID) -> bool:
    """Whether somebody of this id has applied, or stands on a list of the trust."""
    return bool(applications.of_person(db, person)) or staff.of(db, person) is not None
