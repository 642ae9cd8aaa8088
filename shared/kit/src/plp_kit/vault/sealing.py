"""Seals text under a raw key, without I/O: AES-256-GCM, bound to tenant, stream and label, so that it opens nowhere else."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BITS = 256
NONCE_BYTES = 12


class Tampered(Exception):
    """The text was changed, cut, moved, or sealed under another key."""


@dataclass(frozen=True, slots=True)
class AssociatedData:
    """What a sealed text is bound to, authenticated but not stored with it; it never changes."""

    tenant: str
    stream: str
    label: str


def new_key() -> bytes:
    return AESGCM.generate_key(KEY_BITS)


def seal(key: bytes, bound_to: AssociatedData, text: str) -> str:
    """Base64 of nonce and ciphertext. The ciphertext is 16 bytes longer than the text in UTF-8, so the length is not hidden."""
    return b64encode(encrypt(key, text.encode(), "entry", bound_to.tenant, bound_to.stream, bound_to.label)).decode()


def unseal(key: bytes, bound_to: AssociatedData, sealed: str) -> str:
    """Raises Tampered."""
    try:
        data = b64decode(sealed, validate=True)
    except ValueError:
        raise Tampered("not base64") from None
    return decrypt(key, data, "entry", bound_to.tenant, bound_to.stream, bound_to.label).decode()


def encrypt(key: bytes, plain: bytes, *bound: str) -> bytes:
    """Nonce and ciphertext; `bound` is authenticated but not stored."""
    nonce = urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, _associated(bound))


def decrypt(key: bytes, data: bytes, *bound: str) -> bytes:
    """Raises Tampered, which names `bound`: it holds ids and labels, never content."""
    try:
        return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], _associated(bound))
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        raise Tampered(f"{' '.join(bound)} does not authenticate") from None


def _associated(bound: tuple[str, ...]) -> bytes:
    """Prefixes each part with its length, so that no other list of parts has the same bytes."""
    parts = [part.encode() for part in bound]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
