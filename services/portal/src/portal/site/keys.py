"""Keys derived from the one session secret, each for a purpose of its own, for sealing and signing."""

import hmac
from dataclasses import dataclass, field

from plp_kit.vault.sealing import Tampered, decrypt, encrypt


@dataclass(frozen=True, slots=True)
class Key:
    """A value is sealed for one place, and opens only there."""

    key: bytes = field(repr=False)
    purpose: str

    @classmethod
    def derived_from(cls, secret: str, purpose: str) -> "Key":
        return cls(hmac.digest(secret.encode(), purpose.encode(), "sha256"), purpose)

    def seal(self, plain: bytes, place: str) -> bytes:
        return encrypt(self.key, plain, self.purpose, place)

    def open(self, sealed: bytes, place: str) -> bytes | None:
        """None for everything that was not sealed for this place under this key."""
        try:
            return decrypt(self.key, sealed, self.purpose, place)
        except Tampered:
            return None

    def sign(self, text: str) -> str:
        return hmac.digest(self.key, text.encode(), "sha256").hex()
