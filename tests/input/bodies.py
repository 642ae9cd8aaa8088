"""Bad bodies made from a good one, and what is not as it should be about the answers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast
from uuid import uuid4

from flask import Flask

from plp_kit.web.app import LARGEST_BODY
from plp_kit.web.bodies import Json, Path

JSON: Final = "application/json"
OTHER_TYPES: Final = (
    None,
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
)

# Null first. Of every kind of JSON one that stands nowhere by accident, and texts and numbers that no database holds.
NOTHING_ASKED_FOR: Final[tuple[Json, ...]] = (None, "\0", "\ud800", "\x0b", 2**80, -(2**80), 1e308, 0.5, {"unasked": []}, [[]])


@dataclass(frozen=True, slots=True)
class Answered:
    """`errors` are field and rule."""

    status: int
    code: str
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bodied:
    """A route that takes a body, a good one for it, and the headers of somebody who may send it."""

    app: Flask
    method: str
    path: str
    headers: Mapping[str, str]
    good: Json
    may_be_null: frozenset[Path] = frozenset()

    def send(self, raw: bytes, content_type: str | None = JSON) -> Answered:
        headers = {**self.headers, "Idempotency-Key": uuid4().hex}
        client = self.app.test_client()
        answered = client.open(self.path, method=self.method, data=raw, headers=headers, content_type=content_type)
        if answered.mimetype != "application/problem+json":
            return Answered(answered.status_code, f"({answered.mimetype})")
        problem = answered.get_json()
        errors = [(error["field"], error["rule"]) for error in problem.get("errors", [])]
        return Answered(answered.status_code, problem["code"], tuple(errors))


def faults(at: Bodied) -> Iterator[str]:
    """What was sent where, and what was told instead of what should have been."""
    yield from _of_values(at)
    yield from _of_members(at)
    yield from _of_texts(at)


def _of_values(at: Bodied) -> Iterator[str]:
    for path in places(at.good):
        for wrong in NOTHING_ASKED_FOR[path in at.may_be_null :]:
            answer = at.send(json.dumps(put(at.good, path, wrong)).encode())
            is_named = bool(answer.errors) and all(field.startswith(_dotted(path)) for field, _ in answer.errors)
            if (answer.status, answer.code) != (422, "validation_failed") or not is_named:
                yield f"{at.method} {at.path}: {wrong!r} at {path}: {answer}"


def _of_members(at: Bodied) -> Iterator[str]:
    for path in places(at.good):
        found = _at_place(at.good, path)
        if isinstance(found, dict):
            answer = at.send(json.dumps(put(at.good, path, {**found, "unasked": 1})).encode())
            if answer != Answered(422, "validation_failed", ((_dotted((*path, "unasked")), "unknown_field"),)):
                yield f"{at.method} {at.path}: an unknown member at {path}: {answer}"


def _of_texts(at: Bodied) -> Iterator[str]:
    text = json.dumps(at.good).encode()
    twins, deep = b'{"unasked": 1, "unasked": 2, ' + text[1:], b'{"unasked": ' + b"[" * 9000 + b"]" * 9000 + b", " + text[1:]
    malformed = (b"", b"{", twins, text.decode().encode("utf-16"), b"\xef\xbb\xbf" + text, text + b"\0", b"\xff", text + text)
    sent = [
        *((raw, JSON, Answered(400, "malformed_json")) for raw in malformed),
        (deep, JSON, Answered(400, "json_too_deep")),
        (text + b" " * LARGEST_BODY, JSON, Answered(413, "body_too_large")),
        *((text, content_type, Answered(415, "content_type_unsupported")) for content_type in OTHER_TYPES),
    ]
    for raw, content_type, expected in sent:
        answer = at.send(raw, content_type)
        if answer != expected:
            yield f"{at.method} {at.path}: {raw[:40]!r} as {content_type}: {answer}"


def places(value: Json, path: Path = ()) -> Iterator[Path]:
    """Every place in a body, its own first."""
    yield path
    for name, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(item, (*path, name))


def put(value: Json, path: Path, new: Json) -> Json:
    """The body with something else at that place."""
    if not path:
        return new
    if isinstance(value, list):
        return [put(item, path[1:], new) if place == path[0] else item for place, item in enumerate(value)]
    members = cast(dict[str, Json], value)
    return {name: put(item, path[1:], new) if name == path[0] else item for name, item in members.items()}


def _at_place(value: Json, path: Path) -> Json:
    for part in path:
        value = cast(dict[str | int, Json], value)[part]
    return value


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))
