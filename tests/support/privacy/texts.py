"""Which texts the services take from people, by their own OpenAPI documents, and which of them a test has filled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from plp_contracts.sources import SOURCES
from plp_kit.process.documents import openapi

ROOM: Final = 20
"""A text that is shorter has no room for anybody's words: a code."""
WAYS: Final = ("allOf", "anyOf", "oneOf")
INSIDE: Final = {"items": "[]", "additionalProperties": "{}"}
NO_WORDS: Final = ("enum", "format", "pattern")


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """A text of a request's body: `recruitment POST /cohorts/{cohort}/applications profile[]`."""

    service: str
    operation: str
    path: str

    def __str__(self) -> str:
        return f"{self.service} {self.operation} {self.path}"


@cache
def documents() -> Mapping[str, dict[str, Any]]:
    return {source.service.name: dict(openapi(source.service, source.blueprints)) for source in SOURCES}


def texts() -> set[Field]:
    """Every text that is neither one of a list, nor of a format, nor too short for words."""
    return {
        Field(service, operation, path)
        for service, document in documents().items()
        for operation, described in operations(document)
        for path in _texts(document, body(document, described), "")
    }


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """`POST /path/{with}/parameters`, and what the document says of it."""
    for path, described in document["paths"].items():
        for method, operation in described.items():
            if method in {"get", "post", "put", "patch", "delete"}:
                yield f"{method.upper()} {path}", operation


def body(document: Mapping[str, Any], operation: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of the request's JSON, {} without any."""
    content = _resolved(document, operation.get("requestBody", {})).get("content", {})
    return dict(content.get("application/json", {}).get("schema", {}))


def _texts(document: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[str]:
    described = _resolved(document, schema)
    for name, inner in described.get("properties", {}).items():
        yield from _texts(document, inner, f"{path}.{name}" if path else name)
    for inner in (schema for way in WAYS for schema in described.get(way, [])):
        yield from _texts(document, inner, path)
    for key, step in INSIDE.items():
        if isinstance(described.get(key), dict):
            yield from _texts(document, described[key], f"{path}{step}")
    if _has_room(described):
        yield path


def _has_room(schema: Mapping[str, Any]) -> bool:
    wordless = any(key in schema for key in NO_WORDS)
    return "string" in _types(schema) and not wordless and int(schema.get("maxLength", ROOM)) >= ROOM


def _types(schema: Mapping[str, Any]) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return dict(schema)
    found: Any = document
    for step in str(schema["$ref"]).removeprefix("#/").split("/"):
        found = found[step]
    return _resolved(document, found)


@dataclass(slots=True)
class Planted:
    """Which fields a marker went into, as requests were sent."""

    fields: set[Field] = field(default_factory=set)

    def note(self, service: str, method: str, path: str, sent: object, marker: str) -> None:
        for operation, described in operations(documents()[service]):
            verb, template = operation.split(" ", 1)
            if verb == method and _matches(template, path):
                found = _texts(documents()[service], body(documents()[service], described), "")
                self.fields |= {Field(service, operation, text) for text in found if marker in " ".join(at(sent, text))}


def _matches(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\\\{[^/]*\\\}", "[^/]+", re.escape(template)), path) is not None


def at(sent: object, path: str) -> list[str]:
    """The texts that stand at `profile[]` or `settings.words.senior` of what was sent."""
    found = [sent]
    for step in path.replace("[]", ".[]").split("."):
        if step == "[]":
            found = [inner for value in found if isinstance(value, list) for inner in value]
        else:
            found = [value[step] for value in found if isinstance(value, dict) and step in value]
    return [value for value in found if isinstance(value, str)]
