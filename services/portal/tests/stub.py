"""Services that answer every call as their OpenAPI says, with the same text in every string. They keep what was asked."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, TypeAlias

from flask import Flask, Response, request

from portal.site.calls import Service

OPENAPI: Final = Path(__file__).resolve().parents[3] / "contracts/openapi"
ID: Final = "00000000-0000-4000-8000-00000000000a"
PLANTED: Final = '"\'></p><x-planted onx="1">{{7*7}}javascript:alert(1)'
FORMATS: Final = {
    "uuid": ID,
    "date": "2021-04-12",
    "date-time": "2021-04-12T09:30:00+00:00",
    "email": "a@b.test",
}
ANSWERS: Final[Mapping[str, Mapping[str, str | tuple[str, ...]]]] = {
    "person": {"name": PLANTED, "preferred_name": "", "address": ""},
    "received": {"means": "phone", "on": ("12", "4", "2021"), "authority": PLANTED},
    "aims": {"aims_confirmed": "yes"},
    "sides": {"sides": "served"},
    "channel": {"channel": PLANTED},
    "profile_1": {"answer": PLANTED},
    "profile_2": {"answer": ""},
    "learn": {"topics_to_learn": PLANTED},
    "share": {"topics_to_share": PLANTED},
    "interests": {"interests": PLANTED},
    "times": {"availability": "monday_morning"},
    "place": {"meeting_mode": "either", "site": PLANTED},
    "contact": {"preferred_name": PLANTED, "address": ""},
    "do_not_pair": {"people": PLANTED},
    "access": {"needs": PLANTED},
    "consent_take_part": {"granted": "yes-1"},
}
"""What an applicant has typed, and a facilitator who enters an application: everything that is asked where `APPLYING` is said."""
DRAFTS: Final = [
    {
        "question": question,
        "typed": [{"name": name, "values": [value] if isinstance(value, str) else [*value]} for name, value in fields.items()],
        "saved_at": "2021-04-12T09:30:00+00:00",
        "version": 3,
    }
    for question, fields in ANSWERS.items()
]
APPLYING: Final[Mapping[str, object]] = {
    "consents": [{"purpose": "take_part", "version": 1, "wording": PLANTED, "needed": True}],
    "drafts": DRAFTS,
}
CHANGED: Final = [
    {
        "question": "names",
        "typed": [{"name": "senior", "values": [PLANTED]}, {"name": "served", "values": ["Another"]}],
        "saved_at": "2021-04-12T09:30:00+00:00",
        "version": 3,
    }
]
PROPOSING: Final[Mapping[str, object]] = {"drafts": CHANGED, "may": ["approve", "refuse", "take_back"]}
"""What makes proposed settings, and a proposal that can be answered in every way."""
Schema: TypeAlias = dict[str, Any]


@cache
def document_of(service: Service) -> Schema:
    """Shared: change a copy."""
    document: Schema = json.loads((OPENAPI / f"{service}.json").read_text(encoding="utf-8"))
    return document


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str
    if_match: str | None
    key: str | None
    body: object
    looks: bool = False


@dataclass(slots=True)
class Stub:
    """`version` is every stream's. `said` has values by the name of a property, instead of the text that is planted."""

    said: Mapping[str, object] = field(default_factory=dict)
    version: int = 5
    asked: list[Asked] = field(default_factory=list)
    refuses: tuple[int, Mapping[str, object]] | None = None

    def app(self, service: Service) -> Flask:
        app = Flask(service)

        @app.route("/<path:path>", methods=["GET", "POST", "PUT", "DELETE"])
        def answer(path: str) -> Response:
            return self.answer(document_of(service), f"/{path}")

        return app

    def answer(self, document: Schema, path: str) -> Response:
        headers = request.headers
        body = request.get_json(silent=True)
        operation = _operation(document, path, request.method.lower())
        looks = operation is not None and _looks(operation)
        self.asked.append(Asked(request.method, path, headers.get("If-Match"), headers.get("Idempotency-Key"), body, looks))
        if _changes(self.asked[-1]) and self.refuses is not None:
            status, problem = self.refuses
            return Response(json.dumps(problem), status, content_type="application/problem+json")
        if operation is None:
            return Response(status=HTTPStatus.NOT_FOUND)
        done = next(operation["responses"][status] for status in ("200", "201") if status in operation["responses"])
        if "application/json" not in done["content"]:
            return Response(b"a file", content_type=next(iter(done["content"])))
        schema = done["content"]["application/json"]["schema"]
        answered = Response(json.dumps(self.value(document, schema)), content_type="application/json")
        answered.headers["ETag"] = f'"{self.version}"'
        return answered

    @property
    def changes(self) -> list[Asked]:
        return [asked for asked in self.asked if _changes(asked)]

    def value(self, document: Schema, schema: Schema, name: str = "") -> object:
        schema = next((arm for arm in schema.get("anyOf", ()) if arm.get("type") != "null"), schema)
        if "$ref" in schema:
            return self.value(document, document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], name)
        if name in self.said and _fits(schema, self.said[name]):
            return self.said[name]
        if "enum" in schema:
            return schema["enum"][0]
        if not schema:
            return PLANTED  # Anything may be there.
        kinds = [schema["type"]] if isinstance(schema["type"], str) else [kind for kind in schema["type"] if kind != "null"]
        return self._of_kind(document, schema, kinds[0])

    def _of_kind(self, document: Schema, schema: Schema, kind: str) -> object:
        match kind:
            case "object":
                return dict(self._members(document, schema))
            case "array":
                return [self.value(document, schema["items"]) for _ in range(2)]
            case "string":
                return FORMATS.get(schema.get("format", ""), PLANTED)
            case "boolean":
                return True
            case _:
                return 400

    def _members(self, document: Schema, schema: Schema) -> Iterator[tuple[str, object]]:
        for name, member in schema.get("properties", {}).items():
            yield name, self.version if name == "version" else self.value(document, member, name)
        if isinstance(more := schema.get("additionalProperties"), dict):
            yield PLANTED, self.value(document, more)


def _fits(schema: Schema, said: object) -> bool:
    """Properties of different types may have one name."""
    return isinstance(said, list | tuple) == (schema.get("type") == "array")


def _changes(asked: Asked) -> bool:
    """A POST that only looks changes nothing."""
    return asked.method != "GET" and not asked.looks


def _looks(operation: Schema) -> bool:
    """Whether it is for people with a role, and takes no version. What asks for a code, without a role, does something."""
    takes_version = "If-Match" in [each.get("name") for each in operation.get("parameters", [])]
    return bool(operation.get("x-roles")) and not takes_version


def _operation(document: Schema, path: str, method: str) -> Schema | None:
    for template, operations in document["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) and method in operations:
            found: Schema = operations[method]
            return found
    return None
