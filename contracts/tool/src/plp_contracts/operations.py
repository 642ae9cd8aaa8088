"""Examples for the operations of a service's OpenAPI document: of every body that is sent, and of every answer that is a success.

Where a played platform was asked, its own answer is the example, as long as it still fits the schema; else one is made from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from jsonschema import Draft202012Validator

from plp_contracts.api_examples import example
from plp_contracts.schemas import Schema

METHODS: Final = frozenset({"get", "post", "put", "delete", "patch"})
JSON: Final = "application/json"
FILES: Final = {
    "text/csv": "Name,Email\r\nAmara Osei,amara.osei@trust.example\r\n",
}
"""Of contents that no schema describes. Those that are not text have no example."""

Recorded: TypeAlias = Mapping[str, Mapping[str, object]]
"""`request` and `answer` by method and path, such as `GET /cohorts`."""


@dataclass(frozen=True, slots=True)
class Operation:
    """`said` is what the document says about it, and can be added to."""

    method: str
    path: str
    said: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method.upper()} {self.path}"

    def contents(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Which of `request` and `answer` it is, the media type, and what is said about it."""
        for kind, said in self.said.get("requestBody", {}).get("content", {}).items():
            yield "request", kind, said
        for status, response in self.said["responses"].items():
            if status.startswith("2"):
                yield from (("answer", kind, said) for kind, said in response.get("content", {}).items())


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            if method in METHODS:
                yield Operation(method, path, said)


def with_examples(document: dict[str, Any], recorded: Recorded) -> dict[str, Any]:
    """The document itself, with an example beside each schema."""
    for operation in operations(document):
        for which, kind, said in operation.contents():
            if kind in FILES:
                said["example"] = FILES[kind]
            elif kind == JSON:
                said["example"] = _example(document, said["schema"], recorded.get(operation.name, {}).get(which))
    return document


def _example(document: Schema, schema: Schema, recorded: object) -> object:
    return recorded if recorded is not None and not faults(document, schema, recorded) else example(document, schema)


def faults(document: Schema, schema: Schema, value: Any) -> list[str]:  # noqa: ANN401 - whatever JSON it is
    """Where the value is not what the schema says; its references are to the document's components."""
    validator = Draft202012Validator(
        {**schema, "components": document["components"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
