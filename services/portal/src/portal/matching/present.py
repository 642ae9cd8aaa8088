"""Cohorts and their rounds: what state each round is in, and what to do next."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from portal.matching import words
from portal.matching.calls import NamedCohort, Round
from portal.site.present import Fact, Status, counted, day, of

FIRST: Final = "first"


@dataclass(frozen=True, slots=True)
class CohortRow:
    title: str
    address: str
    stage: str


@dataclass(frozen=True, slots=True)
class ShownRound:
    heading: str
    address: str
    status: Status
    facts: tuple[Fact, ...]
    next: str


def cohort_rows(cohorts: Iterable[NamedCohort]) -> tuple[CohortRow, ...]:
    return tuple(CohortRow(each.title, f"/cohorts/{each.cohort}/matching", _stage(each)) for each in cohorts)


def _stage(cohort: NamedCohort) -> str:
    if cohort.recruiting:
        return words.STAGE_RECRUITING
    return words.STAGE_LAUNCHED if cohort.launched else words.STAGE_MATCHING


def rounds_shown(rounds: Iterable[Round]) -> tuple[ShownRound, ...]:
    """The latest first."""
    shown = [_round(number, each) for number, each in enumerate(rounds)]
    return tuple(reversed(shown))


def _round(number: int, matching_round: Round) -> ShownRound:
    heading = words.FIRST_ROUND if matching_round.purpose == FIRST else words.REMATCH.format(number=number)
    address = f"/rounds/{matching_round.round}"
    return ShownRound(heading, address, status(matching_round), facts(matching_round), next_step(matching_round))


def name_of(matching_round: Round) -> str:
    return words.FIRST_ROUND if matching_round.purpose == FIRST else words.REMATCH_ONE


def status(matching_round: Round) -> Status:
    if matching_round.published_on is not None:
        return Status(words.ROUND_PUBLISHED, "green")
    if matching_round.outdated:
        return Status(words.ROUND_OUTDATED, "orange")
    if matching_round.fingerprint is not None:
        return Status(words.ROUND_PROPOSED, "yellow") if matching_round.vacant_seats else Status(words.ROUND_SIGNED, "aqua-green")
    return Status(words.ROUND_WAITING, "orange") if matching_round.missing else Status(words.ROUND_READY, "blue")


def next_step(matching_round: Round) -> str:
    if matching_round.published_on is not None:
        return counted(matching_round.unplaced, words.NEXT_UNPLACED) if matching_round.unplaced else words.NEXT_NOTHING
    if matching_round.fingerprint is None:
        return counted(matching_round.missing, words.NEXT_WAIT) if matching_round.missing else words.NEXT_PROPOSE
    if matching_round.outdated:
        return words.NEXT_AGAIN
    if matching_round.vacant_seats:
        return words.NEXT_SIGN.format(seats=seats_named(matching_round.vacant_seats))
    return words.NEXT_PUBLISH


def facts(matching_round: Round) -> tuple[Fact, ...]:
    return tuple(_facts(matching_round))


def _facts(matching_round: Round) -> Iterator[Fact]:
    received = min(matching_round.received, matching_round.expected)
    yield Fact(words.RECEIVED, of(received, matching_round.expected))
    if matching_round.fingerprint is None:
        return
    paired, unplaced = 2 * matching_round.pairs, matching_round.unplaced
    in_pairs, alone = (words.PEOPLE_OF.format(people=of(count, paired + unplaced)) for count in (paired, unplaced))
    yield Fact(words.PAIRS, f"{counted(matching_round.pairs, words.COUNT_OF_PAIRS)}, {in_pairs}")
    yield Fact(words.UNPLACED, alone)
    yield Fact(words.SIGNED_BY, _capitalised(seats_named(matching_round.signed_seats)) or words.NOBODY_SIGNED)
    if matching_round.published_on is not None:
        yield Fact(words.PUBLISHED_ON, day(matching_round.published_on))
    elif matching_round.vacant_seats:
        yield Fact(words.STILL_TO_SIGN, _capitalised(seats_named(matching_round.vacant_seats)))


def seats_named(seats: Iterable[str]) -> str:
    return " and ".join(words.SEATS.get(seat, seat) for seat in seats)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def back_of_rounds(page_of: Callable[[str], str | None], cohort: object) -> tuple[str, str]:
    """Where the list of a cohort's rounds leads back to: the cohort's own page is for facilitators alone."""
    own = page_of(f"/cohorts/{cohort}")
    return (words.TO_COHORT, own) if own else (words.TO_COHORTS, "/matching")
