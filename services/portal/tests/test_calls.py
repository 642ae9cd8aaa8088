"""Each call is one that its service publishes: path, method and query; what it sends, and each field that pages use."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import FieldInfo

import portal
from portal.site.api import BYTES
from portal.site.calls import Call, Email, File, Method, NoBody, Service, Url, Written, reads

PACKAGE = Path(portal.__file__).parent
OPENAPI = Path(__file__).resolve().parents[3] / "contracts/openapi"
PLAIN: Mapping[object, tuple[str, str | None]] = {
    str: ("string", None),
    int: ("integer", None),
    bool: ("boolean", None),
    date: ("string", "date"),
    datetime: ("string", "date-time"),
    UUID: ("string", "uuid"),
    Email: ("string", "email"),
    Url: ("string", "url"),
}

Schema: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """Through a schema and the type that the portal has for it. `sends` says that the portal writes it, and does not read it."""

    schemas: Mapping[str, Schema]
    sends: bool

    def faults(self, schema: Schema, ours: object, place: str) -> Iterator[str]:
        schema, kinds, ours, nullable = self._plain(schema, ours)
        if self.sends and nullable and "null" not in kinds:
            yield f"{place} may not be null"
        if not self.sends and not nullable and "null" in kinds:
            yield f"{place} may be null"
        if choices := choices_of(ours):
            yield from self._choices(schema, choices, place)
            return
        expected = kind_of(ours)
        if (kinds - {"null"}, schema.get("format")) != ({expected[0]}, expected[1]):
            yield f"{place} is {sorted(kinds)} {schema.get('format')}, not {expected}"
            return
        yield from self._inside(schema, ours, place)

    def _plain(self, schema: Schema, ours: object) -> tuple[Schema, set[str], object, bool]:
        """The schema without references, its JSON types, our type without None, and whether it had None."""
        arms = schema.get("anyOf", [schema])
        kinds = {"null"} if {"type": "null"} in arms else set()
        (schema,) = (self._resolved(arm) for arm in arms if arm != {"type": "null"})
        said = schema.get("type", [])
        kinds |= {said} if isinstance(said, str) else set(said)
        kinds |= {"null"} if None in schema.get("enum", []) else set()
        if get_origin(ours) in {Union, UnionType} and NoneType in get_args(ours):
            (ours,) = (arm for arm in get_args(ours) if arm is not NoneType)
            return schema, kinds, ours, True
        return schema, kinds, ours, False

    def _resolved(self, schema: Schema) -> Schema:
        return self.schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema

    def _choices(self, schema: Schema, ours: set[object], place: str) -> Iterator[str]:
        """What is sent must be understood there; what is read must be understood here."""
        theirs = set(schema.get("enum", [])) - {None}
        unknown = ours - theirs if self.sends else theirs - ours
        if not theirs or unknown:
            yield f"{place} has not the same choices: {sorted(map(str, unknown or ours))}"

    def _inside(self, schema: Schema, ours: object, place: str) -> Iterator[str]:
        if get_origin(ours) in {tuple, list}:
            yield from self.faults(schema["items"], get_args(ours)[0], f"{place}[]")
        elif get_origin(ours) is dict:
            yield from self.faults(schema["additionalProperties"], get_args(ours)[1], f"{place}{{}}")
        elif isinstance(ours, type) and issubclass(ours, msgspec.Struct):
            yield from self._fields(schema, ours, place)

    def _fields(self, schema: Schema, ours: type[msgspec.Struct], place: str) -> Iterator[str]:
        types, theirs = get_type_hints(ours), schema.get("properties", {})
        fields = {field.encode_name: field for field in msgspec.structs.fields(ours)}
        for name, field in fields.items():
            if name in theirs:
                yield from self.faults(theirs[name], types[field.name], f"{place}.{name}")
            else:
                yield f"there is no {place}.{name}"
        if self.sends:
            yield from (f"{place}.{name} is required" for name in schema.get("required", []) if not always_sent(fields, name))


def always_sent(fields: Mapping[str, FieldInfo], name: str) -> bool:
    return name in fields and fields[name].default is not msgspec.UNSET


def choices_of(ours: object) -> set[object]:
    """The values of an enumeration; empty for every other type."""
    if get_origin(ours) is Literal:
        return set(get_args(ours))
    return {choice.value for choice in ours} if isinstance(ours, type) and issubclass(ours, Enum) else set()


def kind_of(ours: object) -> tuple[str, str | None]:
    """JSON's type and format."""
    if ours in PLAIN:
        return PLAIN[ours]
    return ("array", None) if get_origin(ours) in {tuple, list} else ("object", None)


def faults(document: Schema, call: Call[Any, Any]) -> list[str]:
    operation = document["paths"].get(call.path, {}).get(call.method.lower())
    if operation is None:
        return [f"there is no {call.method} {call.path}"]
    return [*_of_query(operation, call), *_of_body(document, operation, call), *_of_answer(document, operation, call)]


def _of_query(operation: Schema, call: Call[Any, Any]) -> Iterator[str]:
    known = {parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "query"}
    yield from (f"the query has no {name}" for name in call.query if name not in known)


def _of_body(document: Schema, operation: Schema, call: Call[Any, Any]) -> Iterator[str]:
    taken = operation.get("requestBody", {}).get("content", {})
    content = taken.get("application/json")
    if call.body is File:
        yield from [] if BYTES["Content-Type"] in taken else ["it takes no file"]
    elif content is None and taken:
        yield from ["it takes a file"]
    elif content is None:
        yield from ["it takes no body"] if call.body is not NoBody else []
    else:
        yield from Walk(document["components"]["schemas"], sends=True).faults(content["schema"], call.body, "body")


def _of_answer(document: Schema, operation: Schema, call: Call[Any, Any]) -> Iterator[str]:
    done = next(operation["responses"][status] for status in ("200", "201") if status in operation["responses"])
    if call.view is File:
        yield from ["it answers no file"] if "application/json" in done["content"] else []
        return
    schema = done["content"]["application/json"]["schema"]
    yield from Walk(document["components"]["schemas"], sends=False).faults(schema, call.view, "answer")


def all_calls() -> Iterator[tuple[str, Call[Any, Any]]]:
    """By module and name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "__main__.py":
            name = ".".join(["portal", *path.relative_to(PACKAGE).with_suffix("").parts])
            values = vars(import_module(name)).items()
            yield from ((f"{name}.{word}", call) for word, call in calls_in(values))


def calls_in(values: Iterable[tuple[str, object]]) -> Iterator[tuple[str, Call[Any, Any]]]:
    """One, or the same to each of several services."""
    for word, value in values:
        if isinstance(value, Call):
            yield word, value
        elif isinstance(value, dict):
            yield from ((f"{word}.{key}", call) for key, call in value.items() if isinstance(call, Call))


CALLS = {id(call): (name, call) for name, call in all_calls()}
NAMED = dict(CALLS.values())


@cache
def text_of(service: Service) -> str:
    return (OPENAPI / f"{service}.json").read_text(encoding="utf-8")


def document_of(service: Service) -> Schema:
    document: Schema = json.loads(text_of(service))
    return document


@pytest.mark.parametrize("call", NAMED.values(), ids=NAMED)
def test_a_call_is_published_by_its_service(call: Call[Any, Any]) -> None:
    assert faults(document_of(call.service), call) == []


# Planted


class Cohort(msgspec.Struct):
    title: str
    launch_on: date


class Decline(msgspec.Struct):
    reason: Literal["full", "left"]


class Nothing(msgspec.Struct):
    pass


class Why(msgspec.Struct):
    reason: Literal["full", "too_tall"]


COHORT = reads(Service.RECRUITMENT, "/cohorts/{cohort}", Cohort)


def declines(body: type[msgspec.Struct]) -> Call[Any, Any]:
    return Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/declines", body, Nothing)


@pytest.fixture
def document() -> Schema:
    return document_of(Service.RECRUITMENT)


def test_a_field_that_is_renamed_is_a_fault(document: Schema) -> None:
    cohort = document["components"]["schemas"]["Cohort"]["properties"]
    cohort["called"] = cohort.pop("title")
    assert faults(document, COHORT) == ["there is no answer.title"]


def test_a_field_of_another_type_is_a_fault(document: Schema) -> None:
    document["components"]["schemas"]["Cohort"]["properties"]["launch_on"]["format"] = "date-time"
    assert faults(document, COHORT) == ["answer.launch_on is ['string'] date-time, not ('string', 'date')"]


def test_a_field_that_may_be_missing_must_be_allowed_to(document: Schema) -> None:
    document["components"]["schemas"]["Cohort"]["properties"]["title"]["type"] = ["string", "null"]
    assert faults(document, COHORT) == ["answer.title may be null"]


def test_a_path_a_method_and_a_query_that_are_gone_are_faults(document: Schema) -> None:
    gone = reads(Service.RECRUITMENT, "/cohorts/{cohort}/rounds", Cohort)
    assert faults(document, gone) == ["there is no GET /cohorts/{cohort}/rounds"]
    posted = Call(Service.RECRUITMENT, Method.POST, "/cohorts/{cohort}", NoBody, Cohort)
    assert faults(document, posted) == ["there is no POST /cohorts/{cohort}"]
    assert faults(document, reads(Service.RECRUITMENT, "/cohorts/{cohort}", Cohort, "limit")) == ["the query has no limit"]


def test_a_file_where_none_is_taken_and_none_where_one_is_are_faults(document: Schema) -> None:
    sends = Call(Service.RECRUITMENT, Method.POST, "/staff-lists", File, Written)
    assert faults(document, sends) == []
    assert faults(document, replace(sends, path="/cohorts/{cohort}/recruiting-closures")) == ["it takes no file"]
    nothing = Call(Service.RECRUITMENT, Method.POST, "/staff-lists", NoBody, Written)
    assert faults(document, nothing) == ["it takes a file"]


def test_a_file_where_none_is_answered_is_a_fault(document: Schema) -> None:
    table = reads(Service.RECRUITMENT, "/trust/processing-exports", File, "format")
    assert faults(document, table) == []
    assert faults(document, replace(table, path="/trust", query=())) == ["it answers no file"]


def test_a_field_that_a_body_must_have_and_a_choice_that_nobody_knows_are_faults(document: Schema) -> None:
    assert faults(document, declines(Decline)) == []
    assert faults(document, declines(Nothing)) == ["body.reason is required"]
    assert faults(document, declines(Why)) == ["body.reason has not the same choices: ['too_tall']"]
    assert faults(document, declines(Cohort))[0] == "there is no body.title"
    assert faults(document, declines(NoBody)) == ["body.reason is required"]
