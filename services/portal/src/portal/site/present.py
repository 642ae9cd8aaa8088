"""What presenters hand to templates, ready to show: dates and counts in words, tags, rows and bars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from plp_kit.core.days import LONDON, day_of
from portal.site import words


def day(on: date) -> str:
    """'12 April 2021'."""
    return f"{on.day} {on:%B %Y}"


def about(at: datetime) -> str:
    """'14:35', in London, for times that are not exact; the catalogue says 'about'."""
    return f"{at.astimezone(LONDON):%H:%M}"


def moment(at: datetime) -> str:
    """'12 April 2021 at about 14:35', in London."""
    return words.MOMENT.format(day=day(day_of(at)), time=about(at))


def day_before(on: date) -> str:
    """The last day of something that closes on that date."""
    return day(on - timedelta(days=1))


def of(count: int, base: int) -> str:
    """'26 of 53'."""
    return f"{count:,} of {base:,}"


def counted(count: int, forms: tuple[str, str]) -> str:
    """The catalogue's form for one, or the other with its {count}: '1 person', '2 people'."""
    return forms[count != 1].format(count=f"{count:,}")


def listed(names: Iterable[str]) -> str:
    """'evaluator and network co-chair', in alphabetical order; empty when there are none."""
    *most, last = sorted(names, key=str.casefold) or [""]
    return f"{', '.join(most)} and {last}" if most else last


@dataclass(frozen=True, slots=True)
class Status:
    """A tag in this colour; plain text without one."""

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
    """A line of a task list."""

    heading: str
    hint: str
    status: Status


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a summary list."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Share:
    """A count with its base, and how many hundredths of a bar it fills."""

    name: str
    value: str
    hundredths: int

    @classmethod
    def of(cls, name: str, count: int, base: int) -> "Share":
        return cls(name, of(count, base), round(100 * count / base) if base else 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a question offers."""

    value: str
    text: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is not what it was when the page was opened; None where it was not there."""

    name: str
    before: str | None
    now: str | None


def differences(before: Iterable[Fact], now: Iterable[Fact]) -> tuple[Difference, ...]:
    then, today = ({fact.name: fact.value for fact in facts} for facts in (before, now))
    changed = [Difference(name, then.get(name), today.get(name)) for name in {**then, **today}]
    return tuple(each for each in changed if each.before != each.now)
