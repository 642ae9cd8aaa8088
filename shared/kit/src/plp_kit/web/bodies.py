"""Reads a body strictly: only JSON, without duplicate members, NaN, deep nesting or characters that are no text."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NoReturn, TypeAlias

from flask import Request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser, is_json_request
from webargs.multidictproxy import MultiDictProxy

from plp_kit.core.texts import unfit
from plp_kit.web.problems import CONTENT_TYPE_UNSUPPORTED, MALFORMED_JSON, TOO_DEEP, FieldError, Refused, invalid
from plp_kit.web.validation import dotted, field_errors

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Path: TypeAlias = tuple[str | int, ...]

DEEPEST = 24


class StrictParser(FlaskParser):
    """The parser of flask-smorest's `arguments`. Unknown fields are refused, in queries too."""

    DEFAULT_UNKNOWN_BY_LOCATION = FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION | {"query": RAISE}

    def use_args(self, argmap: Any, req: Request | None = None, **options: Any) -> Callable[..., Callable[..., Any]]:  # noqa: ANN401 - webargs's shape
        """A schema is made for its first request and serves all: to make it takes longer than to read most bodies."""
        return super().use_args(_made_once(argmap) if isinstance(argmap, type) else argmap, req, **options)

    def load_json(self, req: Request, schema: Schema) -> Json:  # noqa: ARG002 - webargs's shape
        if not is_json_request(req):
            raise Refused(CONTENT_TYPE_UNSUPPORTED)
        return fit(parse(req.get_data(cache=True)))

    def load_querystring(self, req: Request, schema: Schema) -> MultiDictProxy:
        fit({name: list(values) for name, values in req.args.lists()})
        return self._makeproxy(req.args, schema)

    def handle_error(
        self,
        error: ValidationError,
        req: Request,  # noqa: ARG002 - webargs's shape
        schema: Schema,  # noqa: ARG002
        *,
        error_status_code: int | None,  # noqa: ARG002
        error_headers: Mapping[str, str] | None,  # noqa: ARG002
    ) -> NoReturn:
        located = error.messages_dict
        raise Refused(invalid(tuple(found for messages in located.values() for found in field_errors(messages)))) from None


def _made_once(schema: type[Schema]) -> Callable[[Request], Schema]:
    made = cache(schema)
    return lambda _request: made()


def parse(raw: bytes) -> Json:
    try:
        value: Json = json.loads(raw.decode(), parse_constant=_not_json, object_pairs_hook=_without_twins)
    except RecursionError:
        raise Refused(TOO_DEEP) from None
    except ValueError:
        raise Refused(MALFORMED_JSON) from None
    return value


def fit(value: Json) -> Json:
    """Returns the value if all its texts can be stored unchanged."""
    if _is_fit(value):
        return value
    raise Refused(invalid(tuple(_unfit(value))))


def _is_fit(value: Json) -> bool:
    """Level by level, since a search that knows where it is takes five times as long: it is for values that do not fit."""
    level = [value]
    for _ in range(DEEPEST + 1):
        if any(unfit(text) for text in level if isinstance(text, str)):
            return False
        level = [item for outer in level for item in _within(outer)]
        if not level:
            return True
    return False


def _within(value: Json) -> Iterable[Json]:
    if isinstance(value, list):
        return value
    return (*value, *value.values()) if isinstance(value, dict) else ()


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _without_twins(members: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(members)
    if len(value) != len(members):
        raise ValueError
    return value


def _unfit(value: Json, path: Path = ()) -> Iterator[FieldError]:
    if len(path) > DEEPEST:
        raise Refused(TOO_DEEP)
    match value:
        case str():
            yield from _unfit_text(value, path)
        case list():
            for index, item in enumerate(value):
                yield from _unfit(item, (*path, index))
        case dict():
            for name, item in value.items():
                yield from _unfit_text(name, path)
                yield from _unfit(item, (*path, name))
        case _:
            return


def _unfit_text(text: str, path: Path) -> Iterator[FieldError]:
    if rule := unfit(text):
        yield FieldError(dotted(path), rule)
