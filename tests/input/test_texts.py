"""Every text that a route takes, found in the OpenAPI documents: none is without a bound."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

DOCUMENTS: Final = sorted((Path(__file__).resolve().parents[2] / "contracts" / "openapi").glob("*.json"))
BOUNDS: Final = frozenset({"maxLength", "enum", "const", "pattern"})
OF_ONE_SHAPE: Final = frozenset({"uuid", "date", "date-time", "binary"})
KNOWN: Final = frozenset({"path tenant", "path topic", "path form", "path question"})
"""Only tenants that are served here, and topics, forms and questions that there are, are answered."""
Part = dict[str, Any]


def unbounded(document: Part) -> Iterator[str]:
    for path, item in document["paths"].items():
        shared = item.get("parameters", [])
        for method, operation in ((name, each) for name, each in item.items() if name != "parameters"):
            for place, part in _taken([*shared, *operation.get("parameters", [])], operation):
                yield from (f"{method} {path}: {found}" for found in _texts(document, part, place, ()) if found not in KNOWN)


def _taken(parameters: list[Part], operation: Part) -> Iterator[tuple[str, Part]]:
    for parameter in parameters:
        if "schema" in parameter:
            yield f"{parameter['in']} {parameter['name']}", parameter["schema"]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield "body", content["schema"]


def _texts(document: Part, part: Part, place: str, within: tuple[str, ...]) -> Iterator[str]:
    """Where a text of any length may be."""
    if (name := part.get("$ref", "").rpartition("/")[2]) and name not in within:
        yield from _texts(document, document["components"]["schemas"][name], place, (*within, name))
    kinds = part.get("type", ())
    if "string" in ([kinds] if isinstance(kinds, str) else kinds) and not _is_bounded(part):
        yield place
    for inner in (inner for key in ("anyOf", "oneOf", "allOf") for inner in part.get(key, ())):
        yield from _texts(document, inner, place, within)
    for member, inner in part.get("properties", {}).items():
        yield from _texts(document, inner, f"{place}.{member}", within)
    for key in ("items", "additionalProperties"):
        if isinstance(part.get(key), dict):
            yield from _texts(document, part[key], f"{place}.*", within)


def _is_bounded(part: Part) -> bool:
    return not BOUNDS.isdisjoint(part) or part.get("format") in OF_ONE_SHAPE


def test_every_text_that_a_route_takes_has_a_bound() -> None:
    assert DOCUMENTS
    found = [f"{file.stem} {text}" for file in DOCUMENTS for text in unbounded(json.loads(file.read_text(encoding="utf-8")))]
    assert found == []


def test_a_naive_route_is_caught() -> None:
    note: Part = {"properties": {"words": {"type": "string"}, "names": {"type": "array", "items": {"type": ["string", "null"]}}}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}
    query: Part = {"in": "query", "name": "q", "schema": {"type": "string"}}
    naive: Part = {
        "paths": {"/notes": {"parameters": [query], "post": {"requestBody": body}}},
        "components": {"schemas": {"Note": note}},
    }
    assert list(unbounded(naive)) == ["post /notes: query q", "post /notes: body.words", "post /notes: body.names.*"]
