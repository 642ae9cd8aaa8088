"""Fields of answers over HTTP. One that is removed or renamed breaks its readers, so `contracts/removed.txt` has to name it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

LIST: Final = "removed.txt"
FOLDER: Final = "openapi/"


def removed(folder: Path, path: str, text: str) -> list[str]:
    """The fields that the document below `contracts/` has and this text of it has not, without those that are named."""
    file = folder / path
    if not path.startswith(FOLDER) or not file.is_file():
        return []
    gone = answered(json.loads(file.read_text(encoding="utf-8"))) - answered(json.loads(text))
    return sorted({f"{Path(path).stem} {field}" for field in gone} - named(folder))


def needless(folder: Path, made: Mapping[str, str]) -> list[str]:
    """Lines of the list that name a field which is still answered."""
    documents = {path: json.loads(text) for path, text in made.items() if path.startswith(FOLDER)}
    fields = {f"{Path(path).stem} {field}" for path, document in documents.items() for field in answered(document)}
    return sorted(named(folder) & fields)


def named(folder: Path) -> set[str]:
    """Lines such as `recruitment GET /cohorts [].title`. Empty where there is no list."""
    file = folder / LIST
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def answered(document: Mapping[str, Any]) -> set[str]:
    """Every field of every successful answer, as `GET /cohorts [].title`."""
    return {
        f"{method.upper()} {path} {field}"
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if isinstance(operation, dict)
        for status, response in operation.get("responses", {}).items()
        if status.startswith("2")
        for content in response.get("content", {}).values()
        for field in _fields(document, content.get("schema", {}), ())
    }


def _fields(document: Mapping[str, Any], schema: Mapping[str, Any], within: tuple[str, ...]) -> Iterator[str]:
    """`within` are the schemas that are being read: one that contains itself is read once."""
    if (reference := schema.get("$ref")) and reference not in within:
        yield from _fields(document, _at(document, reference), (*within, reference))
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from (_below(name, field) for field in _fields(document, inner, within))
    for part in ("items", "additionalProperties"):
        if isinstance(inner := schema.get(part), dict):
            yield from (_below("[]", field) for field in _fields(document, inner, within))
    for part in ("anyOf", "oneOf", "allOf"):
        for inner in schema.get(part, ()):
            yield from _fields(document, inner, within)


def _below(name: str, field: str) -> str:
    return f"{name}{field}" if field.startswith("[]") else f"{name}.{field}"


def _at(document: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    found = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found
