"""The matching part of the page: how far each round is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.cohorts import words
from portal.cohorts.absent import Shown, absent
from portal.cohorts.calls import Round
from portal.site.calls import Answer, Outcome
from portal.site.present import Fact, Status, counted, day, of


@dataclass(frozen=True, slots=True)
class ShownRound:
    """`waiting` says what has not arrived yet."""

    heading: str
    status: Status
    facts: tuple[Fact, ...]
    waiting: str | None


@dataclass(frozen=True, slots=True)
class Matching:
    """`sentence` is there when there are no rounds, and says when there will be one."""

    sentence: str | None
    rounds: tuple[ShownRound, ...] = ()


def matching(rounds: Outcome[tuple[Round, ...]]) -> Shown[Matching]:
    match rounds:
        case Answer(()):
            return Matching(words.ROUNDS_NONE)
        case Answer(value):
            return Matching(None, tuple(_round(number, each) for number, each in enumerate(value)))
        case error:
            return absent(error)


def seat_names(seats: Iterable[str]) -> str:
    return " and ".join(words.SEATS.get(seat, seat) for seat in seats)


def not_received(matching_round: Round) -> str | None:
    if matching_round.published_on is not None or not matching_round.missing:
        return None
    return counted(matching_round.missing, words.NOT_RECEIVED)


def _round(number: int, matching_round: Round) -> ShownRound:
    heading = words.REMATCH.format(number=number) if matching_round.purpose == "rematch" else words.FIRST_ROUND
    return ShownRound(heading, _status(matching_round), tuple(_facts(matching_round)), not_received(matching_round))


def _status(matching_round: Round) -> Status:
    if matching_round.published_on is not None:
        return Status(words.ROUND_PUBLISHED, "green")
    if matching_round.outdated:
        return Status(words.ROUND_OUTDATED, "orange")
    if matching_round.fingerprint is not None:
        return Status(words.ROUND_PROPOSED, "yellow") if matching_round.vacant_seats else Status(words.ROUND_SIGNED, "aqua-green")
    return Status(words.ROUND_WAITING, "orange") if matching_round.missing else Status(words.ROUND_READY, "blue")


def _facts(matching_round: Round) -> Iterator[Fact]:
    yield Fact(words.RECEIVED, of(matching_round.reached, matching_round.expected))
    if matching_round.fingerprint is None:
        return
    people = 2 * matching_round.pairs + matching_round.unplaced
    paired, unplaced = (
        words.PEOPLE_OF.format(people=of(count, people)) for count in (2 * matching_round.pairs, matching_round.unplaced)
    )
    yield Fact(words.PAIRS, f"{counted(matching_round.pairs, words.COUNT_OF_PAIRS)}, {paired}")
    yield Fact(words.UNPLACED, unplaced)
    yield Fact(words.SIGNED_BY, _capitalised(seat_names(matching_round.filled_seats)) or words.NOBODY_SIGNED)
    if matching_round.published_on is not None:
        yield Fact(words.PUBLISHED_ON, day(matching_round.published_on))
    elif matching_round.vacant_seats:
        yield Fact(words.STILL_TO_SIGN, _capitalised(seat_names(matching_round.vacant_seats)))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
