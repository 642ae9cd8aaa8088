"""People as an applicant writes them, one on each line: name, e-mail address, department, with commas between."""

from collections.abc import Iterable, Sequence
from typing import Final

from portal.applying.apply.calls import NotToPair

MOST: Final = 10
LONGEST_NAME: Final = 100
LONGEST_ADDRESS: Final = 100
LONGEST_DEPARTMENT: Final = 60
"""In bytes."""


def people_in(text: str) -> tuple[NotToPair, ...]:
    return tuple(_person([part.strip() for part in line.split(",")]) for line in text.splitlines() if line.strip(" ,\t"))


def _person(parts: Sequence[str]) -> NotToPair:
    """What has an @ is the address, and whatever else comes after the name is the department."""
    addresses = [part for part in parts if "@" in part]
    others = [part for part in parts if part and "@" not in part]
    address = addresses[0] if addresses else None
    if not others:
        return NotToPair(address or "", address, None)
    return NotToPair(others[0], address, ", ".join(others[1:]) or None)


def as_typed(people: Iterable[NotToPair]) -> str:
    return "\n".join(", ".join(part for part in (each.name, each.email, each.department) if part) for each in people)


def longest_line(people: Iterable[NotToPair]) -> str | None:
    """The beginning of the name of somebody of whom more is written than can be kept; None where all fits."""
    return next((person.name[:20] for person in people if not _fits(person)), None)


def _fits(person: NotToPair) -> bool:
    parts = ((person.name, LONGEST_NAME), (person.email, LONGEST_ADDRESS), (person.department, LONGEST_DEPARTMENT))
    return all(len((part or "").encode()) <= longest for part, longest in parts)
