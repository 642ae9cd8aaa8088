"""What somebody has asked for about their data, and how far it is. An erasure is said in the same words whatever the case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.my_data.requests import words
from portal.my_data.requests.calls import ERASURE, Request, RequestAnswer, Surveys
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, day, listed


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    address: str
    made_on: str
    state: str


def rows(requests: Sequence[Request]) -> tuple[Row, ...]:
    """The latest first."""
    return tuple(_row(each) for each in reversed(requests))


def _row(request: Request) -> Row:
    return Row(called(request.kind), f"/my-data/requests/{request.request}", day(request.made_on), state(request))


def called(kind: str) -> str:
    return words.ERASURE_NAME if kind == ERASURE else words.KINDS[kind].name if kind in words.KINDS else kind


def state(request: Request) -> str:
    match request.state:
        case "asked":
            return words.ASKED
        case "retracted":
            return words.TAKEN_BACK
        case "answered" if request.kind == ERASURE:
            return words.REFUSED if request.outcome == "refused" else words.ERASED
        case "answered":
            return words.ANSWERED
        case _:
            return words.LOOKED_AT


@dataclass(frozen=True, slots=True)
class RequestPage:
    """`asked` is what the person wrote. `reason` and `remedies` are the answer's. `next`: what happens, of an open request."""

    facts: tuple[Fact, ...]
    asked: str | None
    reason: str | None
    remedies: str | None
    answer_is_away: bool
    next: tuple[str, ...]
    can_take_back: bool
    is_erasure: bool


def request_page(request: Request, answer: Outcome[RequestAnswer]) -> RequestPage:
    said = answer.value if isinstance(answer, Answer) else None
    is_answered = request.state == "answered"
    return RequestPage(
        facts=tuple(_facts(request)),
        asked=said.asked if said else None,
        reason=said.reason if said else None,
        remedies=said.remedies if said else None,
        answer_is_away=is_answered and said is None,
        next=_next(request),
        can_take_back=request.is_open_erasure,
        is_erasure=request.kind == ERASURE,
    )


def _next(request: Request) -> tuple[str, ...]:
    if request.state not in {"asked", "looked_at"}:
        return ()
    return words.ERASURE_NEXT if request.kind == ERASURE else words.NEXT


def _facts(request: Request) -> Iterator[Fact]:
    yield Fact(words.KIND, called(request.kind))
    yield Fact(words.REFERENCE, request.reference)
    yield Fact(words.MADE_ON, day(request.made_on))
    yield Fact(words.STATE, state(request))
    if request.not_before:
        yield Fact(words.TAKE_BACK_UNTIL, day(request.not_before))
    yield from _acknowledged(request)
    if request.answered_on is None and request.state != "retracted":
        yield Fact(words.ANSWER_BY, day(request.answer_by))
    if request.answered_on is not None:
        yield Fact(words.ANSWERED_ON, day(request.answered_on))
    if request.outcome and request.kind != ERASURE:
        yield Fact(words.OUTCOME, words.OUTCOMES.get(request.outcome, request.outcome))
    if request.ground:
        yield Fact(words.GROUND, words.GROUNDS.get(request.ground, request.ground))


def _acknowledged(request: Request) -> Iterator[Fact]:
    if request.acknowledged_on:
        yield Fact(words.ACKNOWLEDGED_ON, day(request.acknowledged_on))
    elif request.acknowledge_by and request.answered_on is None:
        yield Fact(words.ACKNOWLEDGE_BY, day(request.acknowledge_by))


def answered_surveys(outcome: Outcome[Surveys]) -> str | None:
    """Which the person has answered, in a sentence; None where none are known."""
    titles = [each.title for each in outcome.value.surveys if each.answered] if isinstance(outcome, Answer) else []
    return words.ERASE_ANSWERED.format(surveys=listed(titles)) if titles else None
