"""A sealed value: personal text as it stands in events, messages and read models. Only the vault's key opens it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sealed:
    """`text` is base64 of nonce and AES-256-GCM ciphertext; `stream` and `label` are bound to it and never change."""

    key: UUID
    stream: str
    label: str
    text: str
