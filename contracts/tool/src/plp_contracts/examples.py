"""An example of a message, from its schema: the same for ever, of invented people, and such as a trust would send."""

from typing import Final
from uuid import UUID, uuid5

from plp_contracts.schemas import Schema, resolved

EXAMPLES: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c0e1")

KNOWN: Final[dict[str, object]] = {
    "accepted": 54,
    "catalogue": 1,
    "cells": [[25, 30]],
    "closed_on": "2022-03-17",
    "closes_on": "2022-03-01",
    "columns": ["answered", "not_answered"],
    "consents": ["take_part", "survey"],
    "facts.name": "response",
    "group_served": "bme",
    "groups_served": ["bme"],
    "kind": "mental_health",
    "label": "profile",
    "length_months_max": 15,
    "length_months_min": 12,
    "month": "2022-03",
    "name": "A synthetic trust",
    "noted_on": "2021-01-04",
    "ods_code": "ZZ1",
    "opens_on": "2022-02-12",
    "region": "Y60",
    "rows": ["all"],
    "stream": f"application-{uuid5(EXAMPLES, 'application')}",
    "survey_days": 17,
    "survey_month": 10,
    "text": "MTIgYnl0ZXMgb2Ygbm9uY2UsIHRoZW4gY2lwaGVydGV4dA==",
    "title": "First cohort",
    "wave": "mid",
    "word_senior": "SLT",
    "word_served": "BME",
}
"""What a member of this name holds where its type allows it; `facts.name` is the name of one of `facts`."""

KINDS: Final[dict[str, type]] = {"string": str, "integer": int, "boolean": bool, "array": list, "number": float}
FORMATS: Final = {"date": "2021-04-12", "date-time": "2021-04-12T09:30:00Z", "time": "09:30:00", "byte": "cGxw"}
PLAIN: Final[dict[str, object]] = {"integer": 3, "boolean": True, "number": 0.5, "null": None}


def example(schema: Schema) -> object:
    """Every member of the message is there. An id is that of its member's name: `cohort` is one cohort in all examples."""
    return _of(schema, schema, ())


def _of(document: Schema, part: Schema, path: tuple[str, ...]) -> object:
    part = resolved(part, document)
    for key in (".".join(path[-2:]), *path[-1:]):
        if key in KNOWN and _fits(KNOWN[key], part):
            return KNOWN[key]
    match part:
        case {"enum": [first, *_]} | {"const": first}:
            return first
        case {"anyOf": [*choices]}:
            return _of(document, next(choice for choice in choices if choice.get("type") != "null"), path)
        case {"type": "object"}:
            return {name: _of(document, member, (*path, name)) for name, member in part.get("properties", {}).items()}
        case {"type": "array", "items": items}:
            return [_of(document, items, path)]
        case _:
            return _plain(part, path)


def _plain(part: Schema, path: tuple[str, ...]) -> object:
    match part:
        case {"type": "string", "format": "uuid"}:
            return str(uuid5(EXAMPLES, path[-1]))
        case {"type": "string", "format": form}:
            return FORMATS[form]
        case {"type": "string"}:
            return path[-1].replace("_", " ").capitalize()
        case _:
            return PLAIN[part["type"]]


def _fits(value: object, part: Schema) -> bool:
    if "enum" in part:
        return value in part["enum"]
    return isinstance(value, KINDS.get(part.get("type", ""), ()))
