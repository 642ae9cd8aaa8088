"""Converts sealed values to and from a column of the type `sealed`, which always holds a list."""

from collections.abc import Sequence

import msgspec
from psycopg.types.json import Jsonb

from plp_kit.core.sealed import Sealed


def column(values: Sequence[Sealed]) -> Jsonb:
    return Jsonb(msgspec.to_builtins(values))


def values(column: object) -> tuple[Sealed, ...]:
    return msgspec.convert(column, tuple[Sealed, ...])
