"""A sealed value: the form that personal text has in events, messages and read models. Only the vault's key opens it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import NewType
from uuid import UUID

KeyId = NewType("KeyId", UUID)
"""The id of a key in the vault; it is never shown."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """`text` is base64 of nonce and AES-256-GCM ciphertext; `stream` and `label` are bound to it and never change."""

    key: KeyId
    stream: str
    label: str
    text: str


def sealed_in(part: object) -> Iterator[Sealed]:
    """Every sealed value of an event, a state or a part of one, however deep it is nested."""
    match part:
        case Sealed():
            yield part
        case tuple() | list() | set() | frozenset():
            for inner in part:
                yield from sealed_in(inner)
        case Mapping():
            for inner in part.values():
                yield from sealed_in(inner)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from sealed_in(getattr(part, field.name))
        case _:
            return
