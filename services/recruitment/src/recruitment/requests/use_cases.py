"""Requests about one's data: sealed words, clocks, the data protection officer's advice, and the decision-maker's answer.

A complaint's texts have a key of the complaint, so that an erasure does not end it; those of other requests go with the person.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import CHANGED_SINCE_READ, Handled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.ids import PersonId
from recruitment.people.decider import GrantErasure, RefuseErasure, people
from recruitment.people.use_cases import joined, sealing
from recruitment.requests import queries
from recruitment.requests.commands import Advise, Answer, MakeRequest
from recruitment.requests.decider import (
    NO_SUCH_REQUEST,
    OWN_REQUEST,
    WORDS_MISSING,
    Closed,
    Open,
    State,
    Unmade,
    outcomes_of,
    requests,
)
from recruitment.requests.grounds import GROUNDS, Ground, Outcome, RequestKind
from recruitment.requests.queries import OneRequest, Wanted
from recruitment.requests.wordings import remedies
from recruitment.trusts.use_cases.periods import retention_in_force

UNSEALED: Final = Sealed(KeyId(UUID(int=0)), "", "", "")
"""In the place of a text that is sealed once the decider allows it."""


@shown
@dataclass(frozen=True, slots=True)
class RequestWords:
    """What was asked, what the data protection officer advised, and the words of the answer. Null where there are none."""

    words: str | None
    advice: list[str | None]
    reason: str | None


@shown
@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The answer to the caller's own request. `remedies` is what they can do if they do not agree.

    `asked` is what they wrote themselves; null of an erasure, which has no words, and once it is not kept any more.
    """

    asked: str | None = field(repr=False)
    outcome: str | None
    ground: str | None
    reason: str | None = field(repr=False)
    remedies: str | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The sealed words, which an erasure that is granted has not. `preserved`: the vault preserves the person."""

    words: Sealed | None
    preserved: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What the decision-maker has decided; the words are for the person, which an erasure that is granted leaves none to read."""

    by: PersonId
    outcome: Outcome
    ground: Ground | None
    words: str | None

    def answer(self, reason: Sealed, on: date) -> Answer:
        return Answer(self.by, self.outcome, self.ground, reason, on)


def make(write: Write, request: UUID, person: UUID, kind: RequestKind, words: Sealed) -> Handled | Refusal:
    """Nobody views the person's applications meanwhile, because it may restrict who may."""
    joined.lock(write, person)
    months = retention_in_force(write).requests
    return write.handle(requests, request, MakeRequest(PersonId(person), kind, words, day_of(write.origin.at), months))


def seal_words(context: Preparing, request: UUID, kind: RequestKind, words: str, person: UUID) -> Sealed | Refusal:
    return _seal(context, request, "words", words, _subject(request, kind, person))


def seal_advice(context: Preparing, by: UUID, request: UUID, advice: str) -> Sealed | Refusal:
    asked = _allowed(context, request, Advise(PersonId(by), UNSEALED))
    return asked if isinstance(asked, Refusal) else _seal(context, request, "advice", advice, _subject_of(request, asked))


def advise(write: Write, by: UUID, request: UUID, advice: Sealed) -> Handled | Refusal:
    return write.handle(requests, request, Advise(PersonId(by), advice))


def prepare(context: Preparing, request: UUID, decision: Decision) -> Prepared | Refusal:
    asked = _allowed(context, request, decision.answer(UNSEALED, date.min))
    if isinstance(asked, Refusal):
        return asked
    if asked.kind is RequestKind.ERASURE and decision.outcome is Outcome.GRANTED:
        return Prepared(None, joined.preserved(context, asked.person))
    if decision.words is None:
        return WORDS_MISSING
    words = _seal(context, request, "reason", decision.words, _subject_of(request, asked))
    return words if isinstance(words, Refusal) else Prepared(words)


def answer(write: Write, request: UUID, decision: Decision, prepared: Prepared) -> Handled | Refusal:
    """Nobody views the person's applications meanwhile."""
    loaded = write.load(requests, request)
    if isinstance(loaded.state, Unmade):
        return NO_SUCH_REQUEST
    asked = _asked(loaded.state)
    others = joined.lock(write, asked.person) - {asked.person}
    if asked.kind is RequestKind.ERASURE:
        changed = write.expected not in {None, loaded.version}
        return (
            CHANGED_SINCE_READ
            if changed
            else _answer_erasure(replace(write, expected=None), request, asked, others, decision, prepared)
        )
    return _settle(write, request, decision, prepared.words or UNSEALED)


def _answer_erasure(
    write: Write, request: UUID, asked: Open, others: frozenset[UUID], decision: Decision, prepared: Prepared
) -> Handled | Refusal:
    """It is decided on the person's stream first."""
    if prepared.words is None:
        granted = write.handle(people, asked.person, GrantErasure(prepared.preserved))
        return granted if isinstance(granted, Refusal) else Handled(request, write.load(requests, request).version)
    return _refused(write, request, asked.person, others) or _settle(write, request, decision, prepared.words)


def _settle(write: Write, request: UUID, decision: Decision, words: Sealed) -> Handled | Refusal:
    return write.handle(requests, request, decision.answer(words, day_of(write.origin.at)))


def _refused(write: Write, request: UUID, person: UUID, others: frozenset[UUID]) -> Refusal | None:
    outcome = write.handle(people, person, RefuseErasure())
    return outcome if isinstance(outcome, Refusal) else joined.free(write, others, request)


def one(context: TenantContext, reader: UUID, request: UUID) -> tuple[OneRequest, int] | Refusal:
    """A request without its words, and its version."""
    with context.database.transaction() as db:
        row = queries.one(db, Wanted(reader, day_of(context.clock.now(db))), request)
        loaded = context.handler.load(db, requests, request)
        granted = row is not None and row.kind == RequestKind.ERASURE and _is_granted(context, db, row.person)
    if row is None:
        return NO_SUCH_REQUEST
    outcomes = [] if row.own or granted else outcomes_of(loaded.state)
    grounds = sorted(GROUNDS[RequestKind(row.kind)]) if outcomes else []
    return OneRequest(**asdict(row), outcomes=list(outcomes), grounds=list(grounds)), loaded.version


def _is_granted(context: TenantContext, db: Db, person: UUID) -> bool:
    """An erasure that is granted is answered once it begins, a moment later."""
    return isinstance(people.decide(context.handler.load(db, people, person).state, RefuseErasure()), Refusal)


def words(context: TenantContext, viewer: Viewer, request: UUID) -> RequestWords | Refusal:
    """The access is on record before anything is shown."""
    with context.database.transaction() as db:
        state = context.handler.load(db, requests, request).state
        if isinstance(state, Unmade):
            return NO_SUCH_REQUEST
        asked, reason = _asked(state), _reason(state)
        if asked.person == viewer.person:
            return OWN_REQUEST
        access_log.record(context, db, viewer, [asked.person], Accessed.REQUEST)
    opened = _opened(context, [asked.words, *asked.advice, reason])
    return RequestWords(opened[0], opened[1:-1], opened[-1])


def own_answer(context: TenantContext, person: UUID, request: UUID) -> OwnAnswer | Refusal:
    with context.database.transaction() as db:
        state = context.handler.load(db, requests, request).state
    if isinstance(state, Unmade) or _asked(state).person != person:
        return NO_SUCH_REQUEST
    asked, reason = _opened(context, [_asked(state).words, _reason(state)])
    answered = state.answer if isinstance(state, Closed) else None
    if answered is None:
        return OwnAnswer(asked, None, None, None, None)
    return OwnAnswer(asked, answered.outcome, answered.ground, reason, remedies(answered.outcome))


def _opened(context: TenantContext, values: Sequence[Sealed | None]) -> list[str | None]:
    """None in the place of what is not there, and of what opens no more."""
    texts = iter(context.open([value for value in values if value is not None]))
    return [next(texts) if value is not None else None for value in values]


def _allowed(context: TenantContext, request: UUID, command: Advise | Answer) -> Open | Refusal:
    """The request, if the command would be allowed now: nothing is sealed for one that is not."""
    with context.database.transaction() as db:
        state = context.handler.load(db, requests, request).state
    decision = requests.decide(state, command)
    if isinstance(decision, Refusal):
        return decision
    return NO_SUCH_REQUEST if isinstance(state, Unmade) else _asked(state)


def _asked(state: Open | Closed) -> Open:
    return state.asked if isinstance(state, Closed) else state


def _reason(state: State) -> Sealed | None:
    return state.answer.reason if isinstance(state, Closed) and state.answer else None


def _subject(request: UUID, kind: RequestKind, person: UUID) -> UUID:
    return request if kind is RequestKind.COMPLAINT else person


def _subject_of(request: UUID, asked: Open) -> UUID:
    return _subject(request, asked.kind, asked.person)


def _seal(context: Preparing, request: UUID, label: str, text: str, subject: UUID) -> Sealed | Refusal:
    values = sealing.seal(context, requests, request, subject, {label: text})
    return values if isinstance(values, Refusal) else values[label]
