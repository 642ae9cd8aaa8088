"""Legal holds: those in force by the day of their review, and those that are over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.requests.holds import words
from portal.requests.holds.calls import Hold
from portal.site.present import Fact, Status, counted, day

SOON: Final = 28
"""Days left from which on a review stands out."""


@dataclass(frozen=True, slots=True)
class Row:
    """`clock` says how long there is until the review; `can_change`: it is in force."""

    hold: UUID
    name: str
    reference: str
    placed_on: str
    review_on: str
    clock: Status
    can_change: bool


@dataclass(frozen=True, slots=True)
class HoldsPage:
    alarm: str | None
    rows: tuple[Row, ...]
    over: tuple[Row, ...]


def holds_page(holds: Iterable[Hold]) -> HoldsPage:
    every = tuple(holds)
    current = tuple(_row(each) for each in every if each.days_left is not None)
    over = tuple(_row(each) for each in every if each.days_left is None)
    passed = sum(each.review_passed and each.days_left is not None for each in every)
    return HoldsPage(counted(passed, words.PASSED_COUNTS) if passed else None, current, over)


def _row(hold: Hold) -> Row:
    return Row(
        hold.hold,
        hold.name or words.NO_NAME,
        hold.reference or words.NO_REFERENCE,
        day(hold.placed_on),
        day(hold.review_on),
        clock(hold),
        hold.is_in_force,
    )


def clock(hold: Hold) -> Status:
    if hold.ended_on:
        return Status(words.ENDED_ON.format(day=day(hold.ended_on)))
    if hold.days_left is None:
        return Status(words.OVER.get(hold.state, hold.state))
    if not hold.is_in_force:
        return Status(words.BEING_PLACED, "blue")
    match hold.days_left:
        case 0:
            return Status(words.DUE_TODAY, "red")
        case left if left < 0:
            return Status(counted(-left, words.OVERDUE), "red")
        case left:
            return Status(counted(left, words.LEFT), "orange" if left <= SOON else None)


def facts(hold: Hold) -> tuple[Fact, ...]:
    """What a review rests on."""
    return tuple(_facts(hold))


def _facts(hold: Hold) -> Iterator[Fact]:
    yield Fact(words.WHO, hold.name or words.NO_NAME)
    yield Fact(words.FILED, hold.reference or words.NO_REFERENCE)
    yield Fact(words.STATE, words.STATES.get(hold.state, hold.state))
    yield Fact(words.PLACED_ON, day(hold.placed_on))
    yield Fact(words.REVIEW_BY, day(hold.review_on))
