"""Golden payloads: what each stored event looked like when its version was first written. Each can be read for ever.

`python -m tests.contracts.golden` adds those that are missing: of new events, and of those that gained an optional field.
What a release has stored is never changed: a log holds such payloads, and nobody can ask it to write them differently. Any other
new shape is a new version, with an upcaster for the old.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias
from uuid import UUID, uuid5

import msgspec

from plp_contracts.schemas import Schema, resolved
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES

Payloads: TypeAlias = dict[str, list[Any]]

IDS: Final = UUID("8e4f1f1c-5a0e-4a53-9b1d-6a5f0c1f7b02")
DATE, MOMENT = "2021-04-12", "2021-04-12T09:30:00Z"
PLAIN: Final = {"integer": 3, "number": 0.5, "boolean": True, "null": None}
FOLDER: Final = Path(__file__).with_name("golden")


def kept(service: Service) -> Payloads:
    """By the stored event's name, with its version: as many as it takes to show every choice that it leaves."""
    file = FOLDER / f"{service.name}.json"
    found: Payloads = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def completed(service: Service) -> Payloads:
    """What is kept, all examples of every new event, and of another those that show a field which nothing kept has."""
    payloads = kept(service)
    for name, shape in service.stored.shapes.items():
        payloads[name] = with_new_fields(payloads[name], _examples(shape)) if name in payloads else list(_examples(shape))
    return payloads


def with_new_fields(standing: Iterable[object], examples: Iterable[object]) -> list[object]:
    payloads = list(standing)
    for example in examples:
        if not _fields([example]) <= _fields(payloads):
            payloads.append(example)
    return payloads


def _fields(part: object) -> set[str]:
    """Every path of members, `facts.name`, whichever place of a list it is at."""
    match part:
        case dict():
            return set(part).union(*({f"{name}.{path}" for path in _fields(inner)} for name, inner in part.items()))
        case list():
            return set().union(*map(_fields, part))
        case _:
            return set()


def keep(service: Service, payloads: Mapping[str, Any]) -> None:
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(payloads, indent=2, sort_keys=True, ensure_ascii=False)
    (FOLDER / f"{service.name}.json").write_text(f"{text}\n", encoding="utf-8")


def _examples(shape: type) -> Iterator[object]:
    """As the store writes them; each value of an enumeration, and each alternative, is in one of them."""
    schema = msgspec.json.schema(shape)
    for number in range(_choices(schema)):
        payload = msgspec.json.encode(_Example(schema, number).of(schema, "event"))
        yield json.loads(msgspec.json.encode(msgspec.json.decode(payload, type=shape)))


def _choices(part: object) -> int:
    """The longest of all enumerations and alternatives."""
    match part:
        case dict():
            own = [len(part[key]) for key in ("enum", "anyOf") if key in part]
            return max([1, *own, *map(_choices, part.values())])
        case list():
            return max([1, *map(_choices, part)])
        case _:
            return 1


@dataclass(frozen=True, slots=True)
class _Example:
    """Takes the choice of this number wherever there is one."""

    schema: Schema
    number: int

    def of(self, part: Schema, name: str) -> object:
        """Of what stands under this name: an id is that of its name, so that `cohort` is one cohort everywhere."""
        match resolved(part, self.schema):
            case {"enum": [*choices]}:
                return choices[self.number % len(choices)]
            case {"anyOf": [*choices]}:
                return self.of(choices[self.number % len(choices)], name)
            case {"type": "object", "properties": dict(members)}:
                return {member: self.of(inner, member) for member, inner in members.items()}
            case {"type": "object", "additionalProperties": dict(inner)}:
                return {name: self.of(inner, name)}
            case {"type": "array", "items": dict(inner)}:
                return [self.of(inner, name)]
            case {"type": "string", **facts}:
                return _text(name, facts.get("format"))
            case plain:
                return PLAIN[plain["type"]]


def _text(name: str, form: object) -> str:
    """A moment whose zone is not prescribed has no format, but a name."""
    match form:
        case "uuid":
            return str(uuid5(IDS, name))
        case "date":
            return DATE
        case _:
            return MOMENT if form == "date-time" or name == "at" or name.endswith("_at") else name.replace("_", " ").capitalize()


if __name__ == "__main__":
    for each in SERVICES:
        keep(each, completed(each))
