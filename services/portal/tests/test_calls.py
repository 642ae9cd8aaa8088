"""Each call is one that its service publishes: its path, and each field that the pages use, with its type."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

import portal
from portal.site.calls import Call, Service

PACKAGE = Path(portal.__file__).parent
OPENAPI = Path(__file__).resolve().parents[3] / "contracts/openapi"
PLAIN: Mapping[object, tuple[str, str | None]] = {
    str: ("string", None),
    int: ("integer", None),
    bool: ("boolean", None),
    date: ("string", "date"),
    UUID: ("string", "uuid"),
}

Schema: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A service's OpenAPI document."""

    content: Schema

    def faults(self, call: Call[object]) -> list[str]:
        operation = self.content["paths"].get(call.path, {}).get("get")
        if operation is None:
            return [f"there is no GET {call.path}"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        return list(self._faults(schema, call.view, "answer"))

    def _faults(self, schema: Schema, view: object, place: str) -> Iterator[str]:
        schema = self.content["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        kinds = {schema["type"]} if isinstance(schema.get("type"), str) else set(schema.get("type", []))
        if isinstance(view, UnionType):
            (view,), kinds = (arm for arm in get_args(view) if arm is not NoneType), kinds - {"null"}
        expected = kind_of(view)
        if (kinds, schema.get("format")) != ({expected[0]}, expected[1]):
            yield f"{place} is {sorted(kinds)} {schema.get('format')}, not {expected}"
            return
        yield from self._inside(schema, view, place)

    def _inside(self, schema: Schema, view: object, place: str) -> Iterator[str]:
        if get_origin(view) is tuple:
            yield from self._faults(schema["items"], get_args(view)[0], f"{place}[]")
        elif get_origin(view) is dict:
            yield from self._faults(schema["additionalProperties"], get_args(view)[1], f"{place}{{}}")
        elif isinstance(view, type) and is_dataclass(view):
            for name, annotation in get_type_hints(view).items():
                if name in schema["properties"]:
                    yield from self._faults(schema["properties"][name], annotation, f"{place}.{name}")
                else:
                    yield f"there is no {place}.{name}"


def kind_of(view: object) -> tuple[str, str | None]:
    """JSON's type and format."""
    if view in PLAIN:
        return PLAIN[view]
    return ("array", None) if get_origin(view) is tuple else ("object", None)


def calls() -> Iterator[tuple[str, Call[object]]]:
    for path in sorted(PACKAGE.rglob("calls.py")):
        module = import_module(".".join(["portal", *path.relative_to(PACKAGE).with_suffix("").parts]))
        yield from ((name, value) for name, value in vars(module).items() if isinstance(value, Call))


CALLS = dict(calls())


def document_of(service: Service) -> Document:
    return Document(json.loads((OPENAPI / f"{service}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_call_is_published_by_its_service(call: Call[object]) -> None:
    assert document_of(call.service).faults(call) == []


def test_a_field_that_is_renamed_is_a_fault() -> None:
    document = document_of(Service.RECRUITMENT)
    cohort = document.content["components"]["schemas"]["Cohort"]["properties"]
    cohort["called"] = cohort.pop("title")
    assert document.faults(CALLS["COHORTS"]) == ["there is no answer[].title"]


def test_a_field_of_another_type_is_a_fault() -> None:
    document = document_of(Service.RECRUITMENT)
    document.content["components"]["schemas"]["Cohort"]["properties"]["launch_on"]["format"] = "date-time"
    assert document.faults(CALLS["COHORT"]) == ["answer.launch_on is ['string'] date-time, not ('string', 'date')"]


def test_a_field_that_may_be_missing_must_be_allowed_to() -> None:
    document = document_of(Service.RECRUITMENT)
    document.content["components"]["schemas"]["Cohort"]["properties"]["title"]["type"] = ["string", "null"]
    assert document.faults(CALLS["COHORT"]) == ["answer.title is ['null', 'string'] None, not ('string', None)"]


def test_a_path_that_is_gone_is_a_fault() -> None:
    document = document_of(Service.MATCHING)
    del document.content["paths"]["/cohorts/{cohort}/rounds"]
    assert document.faults(CALLS["ROUNDS"]) == ["there is no GET /cohorts/{cohort}/rounds"]
