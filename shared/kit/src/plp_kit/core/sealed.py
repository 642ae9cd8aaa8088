"""A sealed value: the form that personal text has in events, messages and read models. Only the vault's key opens it."""

from dataclasses import dataclass
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
