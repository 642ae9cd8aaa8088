"""What presenters hand to templates: words, numbers and colours, ready to show."""

from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from portal.entrypoints.words import cohort as words

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Status:
    """A tag in this colour; without one it is plain text."""

    text: str
    colour: str | None = None
    cannot_start: bool = False


NOT_STARTED: Final = Status(words.NOT_STARTED, "white")
IN_PROGRESS: Final = Status(words.IN_PROGRESS, "blue")
COMPLETED: Final = Status(words.COMPLETED)
CANNOT_START: Final = Status(words.CANNOT_START, cannot_start=True)
NOT_KNOWN: Final = Status(words.NOT_KNOWN, "grey")


@dataclass(frozen=True, slots=True)
class Step:
    heading: str
    hint: str
    status: Status


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Share:
    """A count with its base, and how much of a bar it fills, in hundredths."""

    name: str
    value: str
    hundredths: int


@dataclass(frozen=True, slots=True)
class Absent:
    """A part of a page that cannot be shown, and why."""

    absent: str


Shown: TypeAlias = Part | Absent
