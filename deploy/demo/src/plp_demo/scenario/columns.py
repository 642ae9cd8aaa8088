"""The cells of a row: from text to a value, or the rule that the text does not keep. Which rule follows from the field's type."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from evaluation.answers.answer import Choice
from evaluation.catalogue.questions import CORE, Question
from plp_demo.scenario.places import Email, Key, TrustCode
from plp_demo.scenario.rows import Row

SEPARATOR: Final = ";"
LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Broken:
    """The rule that a cell does not keep."""

    rule: str


Parse: TypeAlias = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Column:
    """`parse` yields a value for `field`, or Broken. Columns of one field add up to its tuple."""

    name: str
    field: str
    parse: Parse


def columns(shape: type[Row]) -> tuple[Column, ...]:
    """The columns of a file, in the order in which they are written."""
    hints = {name: hint for name, hint in get_type_hints(shape).items() if name != "place"}
    return tuple(column for name, hint in hints.items() for column in _columns(name, hint))


def _columns(name: str, hint: object) -> tuple[Column, ...]:
    if hint == tuple[Choice, ...]:
        return tuple(Column(question.id, name, partial(_choice, question)) for question in CORE)
    return (Column(name, name, parser(hint)),)


def parser(hint: object) -> Parse:
    """What reads a cell of this type."""
    if get_origin(hint) in (Union, UnionType):  # A NewType or None is the former.
        return partial(_optional, next(parser(part) for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is tuple:
        return partial(_list, parser(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return partial(_one_of, {str(value): value for value in hint})
    return PARSERS[hint]


def _optional(parse: Parse, text: str) -> object:
    return parse(text) if text else None


def _list(parse: Parse, text: str) -> object:
    values = [parse(part.strip()) for part in text.split(SEPARATOR)] if text else []
    if not values:
        return Broken("must name at least one")
    if len(set(values)) < len(values):
        return Broken("must not name anything twice")
    return next((value for value in values if isinstance(value, Broken)), tuple(values))


def _one_of(values: Mapping[str, StrEnum], text: str) -> object:
    return values.get(text, Broken(f"{text!r} is not one of {', '.join(values)}"))


def _choice(question: Question, text: str) -> object:
    if not text:
        return ()
    if text not in question.levels:
        return Broken(f"{text!r} is not one of {', '.join(question.levels)}, nor empty")
    return (Choice(question.id, question.version, text),)


def _text(text: str) -> object:
    if not text:
        return Broken("must not be empty")
    if len(text) > LONGEST:
        return Broken(f"must have at most {LONGEST} characters")
    return text if text.isprintable() else Broken("must be one line without control characters")


def _number(text: str) -> object:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else Broken(f"{text!r} is not a whole number from 0 to 9999")


def _yes_or_no(text: str) -> object:
    return {"yes": True, "no": False}.get(text, Broken(f"{text!r} is not yes or no"))


def _date(text: str) -> object:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else _no_date(text)
    except ValueError:
        return _no_date(text)


def _no_date(text: str) -> Broken:
    return Broken(f"{text!r} is not a date such as 2021-04-20")


def _trust_code(text: str) -> object:
    if not re.fullmatch(r"[a-z][a-z0-9]{1,15}", text):
        return Broken(f"{text!r} is not a code of 2 to 16 small letters and digits that begins with a letter")
    return TrustCode(text) if text != "national" else Broken("'national' is not a trust")


def _key(text: str) -> object:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", text):
        return Broken(f"{text!r} is not a key of at most 32 small letters, digits and _ that begins with a letter")
    return Key(text)


def _email(text: str) -> object:
    if not re.fullmatch(r"[^@\s]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.example", text, re.ASCII):
        return Broken(f"{text!r} is not an address that ends in .example: a scenario has no others")
    return Email(text)


PARSERS: Mapping[object, Parse] = {
    str: _text,
    int: _number,
    bool: _yes_or_no,
    date: _date,
    TrustCode: _trust_code,
    Key: _key,
    Email: _email,
}
