"""Where a cohort's matching rounds stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.adapters.matching import Round
from portal.adapters.outcomes import Outcome, Told
from portal.entrypoints.presenters.absent import absent
from portal.entrypoints.presenters.numbers import counted, day, of
from portal.entrypoints.presenters.shapes import Fact, Shown, Status
from portal.entrypoints.words import cohort as words


@dataclass(frozen=True, slots=True)
class ShownRound:
    """`waiting` says what is behind, where something is."""

    heading: str
    status: Status
    facts: tuple[Fact, ...]
    waiting: str | None


@dataclass(frozen=True, slots=True)
class Matching:
    """Without rounds `sentence` says when there will be one."""

    sentence: str | None
    rounds: tuple[ShownRound, ...] = ()


def matching(rounds: Outcome[tuple[Round, ...]]) -> Shown[Matching]:
    match rounds:
        case Told(()):
            return Matching(words.ROUNDS_NONE)
        case Told(told):
            return Matching(None, tuple(_round(number, shown) for number, shown in enumerate(told)))
        case untold:
            return absent(untold, words.MATCHING)


def seats(names: Iterable[str]) -> str:
    return " and ".join(words.SEATS.get(name, name) for name in names)


def _round(number: int, shown: Round) -> ShownRound:
    heading = words.REMATCH.format(number=number) if shown.purpose == "rematch" else words.FIRST_ROUND
    return ShownRound(heading, _status(shown), tuple(_facts(shown)), not_heard(shown))


def not_heard(shown: Round) -> str | None:
    if shown.published_on is not None or not shown.unheard:
        return None
    return words.NOT_HEARD.format(applications=counted(shown.unheard, "application", "applications"), expected=shown.expected)


def _status(shown: Round) -> Status:
    if shown.published_on is not None:
        return Status(words.ROUND_PUBLISHED, "green")
    if shown.fingerprint is not None:
        return Status(words.ROUND_PROPOSED, "yellow") if shown.vacant_seats else Status(words.ROUND_SIGNED, "aqua-green")
    return Status(words.ROUND_WAITING, "orange") if shown.unheard else Status(words.ROUND_READY, "blue")


def _facts(shown: Round) -> Iterable[Fact]:
    yield Fact(words.HEARD, of(min(shown.received, shown.expected), shown.expected))
    if shown.fingerprint is None:
        return
    people = 2 * shown.pairs + shown.unplaced
    pairs = counted(shown.pairs, "pair", "pairs")
    yield Fact(words.PAIRS, words.PAIRED.format(pairs=pairs, people=of(2 * shown.pairs, people)))
    yield Fact(words.UNPLACED, words.UNPLACED_PEOPLE.format(people=of(shown.unplaced, people)))
    yield Fact(words.SIGNED_BY, _capital(seats(shown.filled_seats)) or words.NOBODY_SIGNED)
    if shown.published_on is not None:
        yield Fact(words.PUBLISHED_ON, day(shown.published_on))
    elif shown.vacant_seats:
        yield Fact(words.STILL_TO_SIGN, _capital(seats(shown.vacant_seats)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
