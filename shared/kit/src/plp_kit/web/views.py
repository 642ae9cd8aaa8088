"""Response schemas from view dataclasses: field by field, from their types and docstrings.

A class without @shown, a sealed value, or a type that JSON does not have is refused when the service starts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, NewType, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from marshmallow import Schema, fields

from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import is_shown

PLAIN: Final[Mapping[type, Callable[..., fields.Field[Any]]]] = {
    UUID: fields.UUID,
    str: fields.String,
    bool: fields.Boolean,
    int: fields.Integer,
    date: fields.Date,
    datetime: fields.AwareDateTime,
    Decimal: fields.String,  # `fields.Decimal` renders text as well, but documents it as a number.
}
_SCHEMAS: Final[dict[type, type[Schema]]] = {}
LISTS: Final = (list, tuple, frozenset, set, Sequence)


class NotToBeShown(TypeError):
    """A view with a field that must not or cannot leave the service; the message names view and field."""


def schema_of(view: type) -> type[Schema]:
    """The marshmallow schema that renders this view, the same each time. Raises NotToBeShown."""
    if view not in _SCHEMAS:
        _SCHEMAS[view] = _made(view)
    return _SCHEMAS[view]


def _made(view: type) -> type[Schema]:
    if not (is_dataclass(view) and is_shown(view)):
        raise NotToBeShown(f"{view.__qualname__} is not marked with @shown")
    hints = get_type_hints(view)
    members: dict[str, Any] = {each.name: _field(view, each.name, hints[each.name]) for each in dataclass_fields(view)}
    return type(f"{view.__name__}Schema", (Schema,), {**members, "__doc__": view.__doc__, "__module__": view.__module__})


def _field(view: type, name: str, kind: object, *, nullable: bool = False) -> fields.Field[Any]:
    common: dict[str, Any] = {"required": True, "allow_none": nullable}
    if kind is KeyId:
        raise NotToBeShown(f"{view.__qualname__}.{name} is the id of a key")
    if isinstance(kind, NewType):
        return _field(view, name, kind.__supertype__, nullable=nullable)
    if get_origin(kind) in {Union, UnionType}:
        return _optional(view, name, get_args(kind))
    if get_origin(kind) in LISTS:
        return fields.List(_field(view, name, get_args(kind)[0]), **common)
    if get_origin(kind) in {dict, Mapping}:
        keys, values = (_field(view, name, inner) for inner in get_args(kind))
        return fields.Dict(keys=keys, values=values, **common)
    return _single(view, name, kind, common)


def _optional(view: type, name: str, members: tuple[object, ...]) -> fields.Field[Any]:
    present = [member for member in members if member is not NoneType]
    if len(present) != 1 or len(present) == len(members):
        raise NotToBeShown(f"{view.__qualname__}.{name} is a union")
    return _field(view, name, present[0], nullable=True)


def _single(view: type, name: str, kind: object, common: dict[str, Any]) -> fields.Field[Any]:
    if kind is Sealed:
        raise NotToBeShown(f"{view.__qualname__}.{name} is sealed: open it, and show what it says")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        # An open string with its known values: a later release may answer with more.
        return fields.String(**common, metadata={"examples": [member.value for member in kind]})
    if isinstance(kind, type) and is_dataclass(kind):
        return fields.Nested(schema_of(kind), **common)
    if kind in PLAIN:
        return PLAIN[cast(type, kind)](**common)
    raise NotToBeShown(f"{view.__qualname__}.{name} has no form in an answer: {kind!r}")
