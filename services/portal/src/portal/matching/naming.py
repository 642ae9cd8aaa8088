"""Names on the matching pages, and lists of things that people picked."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias
from uuid import UUID

from portal.matching import words

Names: TypeAlias = Mapping[UUID, str]


def name(person: UUID, names: Names) -> str:
    return names.get(person, words.NO_NAME)


def pair_name(one: UUID, other: UUID, names: Names) -> str:
    return words.AND.format(senior=name(one, names), colleague=name(other, names))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Alphabetical, people whose names are not available last."""
    return tuple(sorted(names, key=lambda each: (each == words.NO_NAME, each.casefold())))


def slots(picked: Iterable[str]) -> tuple[str, ...]:
    """'Monday morning', in the order of the week."""
    return tuple(each.replace("_", " ").capitalize() for each in sorted(picked, key=_place))


def _place(slot: str) -> tuple[int, int]:
    weekday, _, half = slot.partition("_")
    weekdays, halves = ("monday", "tuesday", "wednesday", "thursday", "friday"), ("morning", "afternoon", "evening")
    return (weekdays.index(weekday) if weekday in weekdays else 9, halves.index(half) if half in halves else 9)
