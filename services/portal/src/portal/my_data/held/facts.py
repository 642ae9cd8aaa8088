"""What is on record, in words: what happened, and its details as lines. Ids are left out, unless they have a name here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias
from uuid import UUID

import msgspec

from portal.my_data.held import words
from portal.my_data.held.calls import OnRecord
from portal.site.present import Fact, day, moment

Names: TypeAlias = Mapping[UUID, str]
"""Of people and cohorts whose names this person may see."""
ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\S*")
WORD: Final = re.compile(r"[a-z]+(_[a-z]+)+")
CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    when: str
    what: str
    details: tuple[Fact, ...]


def entries(facts: tuple[OnRecord, ...], names: Names) -> tuple[Entry, ...]:
    """The latest first."""
    return tuple(_entry(fact, names) for fact in reversed(facts))


def _entry(fact: OnRecord, names: Names) -> Entry:
    details = msgspec.json.decode(fact.details, type=dict[str, object])
    lines = tuple(line for name, value in details.items() for line in _lines(name, value, names))
    return Entry(moment(fact.at), words.EVENTS.get(fact.what) or _humanised(fact.what), lines)


def _lines(name: str, value: object, names: Names) -> Iterator[Fact]:
    """What is not there is not said: a text that nobody can read any more, an empty list, an id without a name."""
    match value:
        case dict():
            for inner, each in value.items():
                yield from _lines(str(inner), each, names)
        case list() if any(isinstance(each, dict) for each in value):
            for each in value:
                yield from _together(name, each, names)
        case list():
            said = [text for text in (_text(each, names) for each in value) if text]
            if said:
                yield Fact(_label(name), "\n".join(said))
        case _:
            text = _text(value, names)
            if text:
                yield Fact(_label(name), text)


def _together(name: str, value: object, names: Names) -> Iterator[Fact]:
    """One of several of a kind, in a line of its own."""
    inner = list(_lines(name, value, names))
    if isinstance(value, dict) and {"purpose", "granted"} <= value.keys():
        yield Fact(words.CONSENT.format(purpose=_text(value["purpose"], names)), _text(value["granted"], names))
    elif inner:
        yield Fact(_label(name), ", ".join(words.PAIR.format(name=each.name, value=each.value) for each in inner))


def _text(value: object, names: Names) -> str:
    match value:
        case None:
            return ""
        case bool():
            return words.YES if value else words.NO
        case str() if ID.fullmatch(value):
            return names.get(UUID(value), "")
        case str() if DATE.fullmatch(value) or TIME.fullmatch(value):
            return _when(value)
        case str():
            return words.VALUES.get(value) or (_label(value) if WORD.fullmatch(value) else value)
        case _:
            return str(value)


def _when(value: str) -> str:
    try:
        return day(date.fromisoformat(value)) if DATE.fullmatch(value) else moment(datetime.fromisoformat(value).astimezone())
    except ValueError:
        return value


def _label(name: str) -> str:
    return words.DETAILS.get(name) or name.replace("_", " ").capitalize()


def _humanised(name: str) -> str:
    """'Cohort opened', from CohortOpened."""
    return CAPITAL.sub(" ", name).capitalize()
