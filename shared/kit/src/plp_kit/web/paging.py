"""Lists by keyset: a page ends with a signed cursor for the next one, valid only for this person's list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from flask import request
from itsdangerous import BadData, URLSafeSerializer
from marshmallow import Schema, fields, validate

from plp_kit.web.guards import caller
from plp_kit.web.problems import FieldError, Refused, invalid
from plp_kit.web.wiring import wiring

Row = TypeVar("Row")
Position: TypeAlias = tuple[str, ...]

MOST = 200


class PageSchema(Schema):
    """The query of a list: `@blueprint.arguments(PageSchema, location="query", as_kwargs=True)`."""

    cursor = fields.String(load_default=None, validate=validate.Length(max=1000))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MOST))


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    rows: Sequence[Row]
    next: str | None


def position(cursor: str | None) -> Position | None:
    """The ordering values of the last row that was shown, as texts to cast in SQL; None at the beginning."""
    if cursor is None:
        return None
    try:
        return tuple(_signer().loads(cursor))
    except BadData:
        raise Refused(invalid((FieldError("cursor", "cursor"),))) from None


def page(rows: Sequence[Row], limit: int, position_of: Callable[[Row], Position]) -> Page[Row]:
    """`rows` were queried with limit + 1; the extra row means that there is a next page."""
    shown = rows[:limit]
    return Page(shown, _signer().dumps(position_of(shown[-1])) if len(rows) > limit else None)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(wiring().secret, salt=f"cursor {caller().tenant} {request.url_rule}")
