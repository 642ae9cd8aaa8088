"""Requests as those see them who deal with them: the queue with its clocks, and one request with what can be done with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from portal.requests.queue import words
from portal.requests.queue.calls import Counts, OneRequest, Queue, QueuedRequest, Words
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, Status, counted, day

SOON: Final = 7
"""Days left from which on a request stands out."""
Query: TypeAlias = Mapping[str, str]
Names: TypeAlias = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    address: str
    notes: tuple[str, ...]
    kind: str
    made_on: str
    answer_by: str
    status: Status


@dataclass(frozen=True, slots=True)
class Filter:
    text: str
    query: Query
    is_here: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """`first` and `next` lead to other pages, None where there is nothing that this one does not have."""

    alarm: str | None
    states: tuple[Filter, ...]
    kinds: tuple[Filter, ...]
    rows: tuple[Row, ...]
    first: Query | None
    next: Query | None
    empty: str


def query_of(state: str | None, kind: str | None, cursor: str | None = None) -> Query:
    return {name: value for name, value in (("state", state), ("kind", kind), ("cursor", cursor)) if value}


def queue_page(asked: Query, queue: Queue, names: Names) -> QueuePage:
    state, kind = asked.get("state"), asked.get("kind")
    return QueuePage(
        counted(queue.counts.overdue, words.OVERDUE_COUNTS) if queue.counts.overdue else None,
        tuple(_states(state, kind, queue.counts)),
        tuple(_kinds(state, kind)),
        rows(queue.requests, names),
        query_of(state, kind) if "cursor" in asked else None,
        query_of(state, kind, queue.next) if queue.next else None,
        words.EMPTY_FILTER if asked else words.EMPTY,
    )


def rows(requests: Iterable[QueuedRequest], names: Names) -> tuple[Row, ...]:
    return tuple(_row(each, names) for each in requests)


def _states(chosen: str | None, kind: str | None, counts: Counts) -> Iterator[Filter]:
    by_state = {None: counts.still_open + counts.closed, "open": counts.still_open, "closed": counts.closed}
    for state, count in by_state.items():
        text = words.FILTER.format(state=words.STATES[state] if state else words.ALL, count=f"{count:,}")
        yield Filter(text, query_of(state, kind), state == chosen)


def _kinds(state: str | None, chosen: str | None) -> Iterator[Filter]:
    for kind in (None, *words.KINDS):
        yield Filter(words.KINDS[kind] if kind else words.ALL_KINDS, query_of(state, kind), kind == chosen)


def _row(request: QueuedRequest, names: Names) -> Row:
    return Row(
        names.get(request.person, words.NO_NAME),
        f"/requests/{request.request}",
        tuple(_notes(request)),
        kind_of(request),
        day(request.made_on),
        day(request.answer_by),
        status(request),
    )


def kind_of(request: QueuedRequest) -> str:
    return words.KINDS.get(request.kind, request.kind)


def _notes(request: QueuedRequest) -> Iterator[str]:
    if request.own:
        yield words.OWN_NOTE
    if request.state == "asked":
        yield words.CAN_TAKE_BACK
    if request.is_open and request.acknowledge_by and not request.acknowledged_on:
        yield words.TO_ACKNOWLEDGE.format(day=day(request.acknowledge_by))
    if request.is_open and request.advised:
        yield words.ADVISED


def status(request: QueuedRequest) -> Status:
    """A clock while it is open. That an answer was late stays in view."""
    match request.days_left:
        case None:
            return Status(_answer(request), "orange" if "answer" in request.late else None)
        case 0:
            return Status(words.DUE_TODAY, "red")
        case left if left < 0:
            return Status(counted(-left, words.OVERDUE), "red")
        case left:
            return Status(counted(left, words.LEFT), "orange" if left <= SOON else None)


def _answer(request: QueuedRequest) -> str:
    if request.state == "retracted":
        return words.TAKEN_BACK
    said = words.ANSWERS.get(request.outcome or "", words.ANSWERED)
    return f"{said}. {words.LATE}" if "answer" in request.late else said


@dataclass(frozen=True, slots=True)
class Act:
    """A button that leads to the page on which it is done; the green one `is_main`."""

    text: str
    address: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class RequestPage:
    """`says` is what it waits for, or why the reader cannot deal with it."""

    facts: tuple[Fact, ...]
    means: str
    says: str | None
    acts: tuple[Act, ...]


def request_page(request: OneRequest, names: Names, *, decides: bool, advises: bool) -> RequestPage:
    """For a reader who decides requests, or advises on them, or does both."""
    return RequestPage(
        facts(request, names),
        words.MEANS.get(request.kind, ""),
        _says(request),
        tuple(_acts(request, decides=decides, advises=advises)),
    )


def _says(request: OneRequest) -> str | None:
    if request.own:
        return words.OWN
    if request.kind == "erasure" and request.state == "looked_at" and not request.outcomes:
        return words.GRANTED
    if request.state != "asked":
        return None
    return words.WAITS.format(day=day(request.not_before)) if request.not_before else words.WAITS_UNTIL_LOOKED_AT


def _acts(request: OneRequest, *, decides: bool, advises: bool) -> Iterator[Act]:
    address = f"/requests/{request.request}"
    if decides and request.outcomes:
        yield Act(words.DECIDE_TITLE, f"{address}/decide", is_main=True)
    if advises and request.is_open and not request.own:
        if not request.acknowledged_on:
            yield Act(words.ACKNOWLEDGE_TITLE, f"{address}/acknowledge", is_main=not decides)
        yield Act(words.ADVISE_TITLE, f"{address}/advise", is_main=False)


def facts(request: QueuedRequest, names: Names) -> tuple[Fact, ...]:
    """What an answer rests on, beside the words."""
    return tuple(_facts(request, names))


def _facts(request: QueuedRequest, names: Names) -> Iterator[Fact]:
    yield Fact(words.WHO, names.get(request.person, words.NO_NAME))
    yield Fact(words.KIND, kind_of(request))
    yield Fact(words.REFERENCE, request.reference)
    yield Fact(words.MADE_ON, day(request.made_on))
    yield from _clocks(request)
    if request.answered_on:
        yield Fact(words.ANSWERED_ON, day(request.answered_on))
    if request.outcome:
        yield Fact(words.ANSWER, words.ANSWERS.get(request.outcome, request.outcome))
    if request.ground:
        yield Fact(words.GROUND, words.GROUNDS.get(request.ground, request.ground))
    if request.late:
        yield Fact(words.LATE_CLOCKS, "\n".join(words.CLOCKS.get(each, each) for each in request.late))
    if not request.own:
        yield Fact(words.ADVICE_STATE, words.ADVICE_GIVEN if request.advised else words.ADVICE_NONE)


def _clocks(request: QueuedRequest) -> Iterator[Fact]:
    if request.is_open:
        yield Fact(words.STATE, status(request).text)
        yield Fact(words.ANSWER_BY, day(request.answer_by))
    if request.not_before:
        yield Fact(words.NOT_BEFORE, day(request.not_before))
    if request.acknowledged_on:
        yield Fact(words.ACKNOWLEDGED_ON, day(request.acknowledged_on))
    elif request.acknowledge_by and request.is_open:
        yield Fact(words.ACKNOWLEDGE_BY, day(request.acknowledge_by))


@dataclass(frozen=True, slots=True)
class Written:
    """What a decision-maker reads. `note` stands where there are no words of the person."""

    wrote: str | None
    note: str | None
    advice: tuple[str, ...]
    reason: str | None
    is_away: bool = False


AWAY: Final = Written(None, None, (), None, is_away=True)


def written(request: QueuedRequest, outcome: Outcome[Words]) -> Written:
    if not isinstance(outcome, Answer):
        return AWAY
    read = outcome.value
    note = None if read.words else words.WROTE_NOTHING if request.kind == "erasure" else words.WROTE_GONE
    return Written(read.words, note, tuple(each for each in read.advice if each), read.reason)
