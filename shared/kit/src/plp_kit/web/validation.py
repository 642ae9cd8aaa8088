"""Errors of a body or a query as {field, rule}: stable names for marshmallow's messages."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from marshmallow import ValidationError
from marshmallow.validate import Length, Regexp

from plp_kit.web.problems import FieldError

Messages: TypeAlias = Mapping[str | int, "Messages"] | Sequence[str]

LONGEST_FIELD = 120
WHOLE = "_schema"
RULES = {
    "Missing data": "required",
    "Field may not be null": "not_null",
    "Unknown field": "unknown_field",
    "Shorter than": "too_short",
    "Longer than": "too_long",
    "Length must": "length",
    "Must be one of": "choice",
    "One or more of the choices": "choice",
    "Must be": "out_of_range",
    "Number too large": "out_of_range",
    "Special numeric": "out_of_range",
    "String does not match": "pattern",
    "Invalid type": "object",
    "Invalid input type": "object",
}
OWN_RULE = re.compile(r"[a-z][a-z0-9_]{0,63}")
TELEPHONE: Final = Regexp(r"\+?[0-9(][0-9 ()-]{1,28}[0-9]\Z")
"""A number as people write it; its digits, with the plus sign, are what is dialled."""
NOT_A = re.compile(r"Not a valid ([A-Za-z0-9 -]+)\.")


class Fits(Length):
    """At least one character, and no more than `size` of them and of bytes as JSON: for a place of a fixed size."""

    def __init__(self, size: int) -> None:
        super().__init__(1, size)
        self.size = size

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - as in marshmallow
        if len(json.dumps(super().__call__(value), ensure_ascii=False).encode()) - 2 > self.size:
            raise ValidationError("too_long")
        return value


def not_blank(text: str) -> None:
    """A validator for texts that say something: they hold more than space."""
    if not text.strip():
        raise ValidationError("not_blank")


def one_line(text: str) -> None:
    """A validator for texts that are shown within a line."""
    if len(text.splitlines()) > 1 or "\t" in text:
        raise ValidationError("one_line")


def field_errors(messages: Messages) -> tuple[FieldError, ...]:
    """Flattens marshmallow's nested messages. The kit's own validators raise ValidationError with the rule's name."""
    return tuple(_flattened(messages, ()))


def dotted(path: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in path if part != WHOLE)[:LONGEST_FIELD]


def rule_of(message: str) -> str:
    if OWN_RULE.fullmatch(message):
        return message
    if wrong := NOT_A.fullmatch(message):
        return re.sub(r"[ -]", "_", wrong[1].lower())
    return next((rule for start, rule in RULES.items() if message.startswith(start)), "invalid")


def _flattened(messages: Messages, path: tuple[str | int, ...]) -> Iterator[FieldError]:
    if isinstance(messages, Mapping):
        for part, inner in messages.items():
            yield from _flattened(inner, (*path, part))
    else:
        yield from (FieldError(dotted(path), rule_of(message)) for message in messages)
