"""Refresh tokens. Each works once and brings the next; one that comes again ends its family (RFC 9700, 4.14.2)."""

import secrets
import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from plp_demo.issuer.settings import Client

OFFLINE: Final = "offline_access"
"""The scope that gets a client refresh tokens."""
SECONDS_OF_A_FAMILY: Final = 12 * 3600


@dataclass(frozen=True, slots=True)
class Family:
    """What one sign-in gave: to which client, for whom, when, and for which scope."""

    client: Client
    person: str
    signed_in_at: int
    scope: str


@dataclass(slots=True)
class _Living:
    family: Family
    newest: str = field(repr=False)
    until: float


@dataclass(frozen=True, slots=True)
class Taken:
    family: Family
    next: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refreshing:
    """The families of this process, by every token that they have had. A restart ends them all."""

    _by_token: dict[str, _Living] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, family: Family) -> str:
        token, now = secrets.token_urlsafe(32), time.monotonic()
        with self._lock:
            for old in [old for old, living in self._by_token.items() if living.until < now]:
                del self._by_token[old]
            self._by_token[token] = _Living(family, token, now + SECONDS_OF_A_FAMILY)
        return token

    def take(self, token: str, client: Client) -> Taken | None:
        """None for a token that is not this client's, was used before, or is too old."""
        with self._lock:
            living = self._by_token.get(token)
            if living is None or living.family.client != client or living.until < time.monotonic():
                return None
            if living.newest != token:
                living.until = 0.0
                return None
            living.newest = secrets.token_urlsafe(32)
            self._by_token[living.newest] = living
            return Taken(living.family, living.newest)
