"""Reads a message's data as this service's shape. An error names rule and path and never quotes data."""

import re
from collections.abc import Iterator
from typing import Annotated, Final, TypeAlias

import msgspec

SUSPECT: Final = re.compile(rb"\\u0000|[0-9]{19}")
"""Data without either of these has no text with NUL and no number beyond 64 bits."""
SMALLEST, LARGEST = -(2**63), 2**63 - 1

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
"""For shapes: a count that fits an integer column."""


class Unfit(Exception):
    """The data breaks its contract, or cannot be stored."""


def read(data: bytes, shape: type) -> object:
    """Fields outside the shape are ignored. Raises Unfit."""
    try:
        fact: object = msgspec.json.decode(data, type=shape)
    except msgspec.MsgspecError as error:
        raise Unfit(_without_content(error)) from None
    except UnicodeDecodeError:
        raise Unfit("Text is not UTF-8") from None
    except RecursionError:
        raise Unfit("JSON is nested too deeply") from None
    if SUSPECT.search(data):
        _require_storable(fact)
    return fact


def _require_storable(fact: object) -> None:
    fault = next(_faults(msgspec.to_builtins(fact), "$"), None)
    if fault is not None:
        raise Unfit(fault)


def _faults(value: object, place: str) -> Iterator[str]:
    match value:
        case str() if "\0" in value:
            yield f"Text holds a NUL - at `{place}`"
        case int() if not SMALLEST <= value <= LARGEST:
            yield f"Integer value out of range - at `{place}`"
        case list() | tuple():
            for index, item in enumerate(value):
                yield from _faults(item, f"{place}[{index}]")
        case dict():
            for name, item in value.items():
                yield from _faults(item, f"{place}.{name}")
        case _:
            return


def _without_content(error: msgspec.MsgspecError) -> str:
    """Msgspec names types and paths, but quotes a value outside an enumeration, which is cut here."""
    text = str(error)
    return f"value not allowed{text[text.rfind(' - at') :]}" if text.startswith("Invalid enum value") else text
