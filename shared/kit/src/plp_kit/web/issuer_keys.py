"""The issuer's public keys, read from its JWKS and cached; an unknown key id causes another request, at a limited rate."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol, TypeAlias
from urllib.parse import urlsplit

import requests
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

log = logging.getLogger(__name__)

PublicKey: TypeAlias = RSAKey | ECKey

DEMO_MARK = "plp_demo_issuer"
SECONDS_TO_ANSWER = 5
SECONDS_TO_START = 1


class UnsafeIssuer(Exception):
    """An issuer that production refuses: it has no TLS, is not the expected one, or is the demo's."""


class IssuerUnavailable(Exception):
    """No keys are known and the issuer does not answer."""


class Keys(Protocol):
    def key(self, kid: str) -> PublicKey | None:
        """The key of that id; None when the issuer has none. Raises IssuerUnavailable."""
        ...


@dataclass(slots=True)
class IssuerKeys:
    """Keys are read again after `fresh` seconds, used for `stale` while the issuer is away, and requested at most every `pause`.

    A token with a known key never waits for the issuer; one with an unknown key waits for the request under way.
    """

    issuer: str
    production: bool
    fresh: float = 600
    stale: float = 3600
    pause: float = 30
    clock: Callable[[], float] = time.monotonic
    _keys: dict[str, PublicKey] = field(default_factory=dict)
    _read_at: float = float("-inf")
    _asked_at: float = float("-inf")
    _lock: Lock = field(default_factory=Lock)

    def key(self, kid: str) -> PublicKey | None:
        if (self._is_due(kid) or self._is_awaited(kid)) and self._lock.acquire(blocking=kid not in self._keys):
            try:
                if self._is_due(kid):
                    self._ask()
            finally:
                self._lock.release()
        if self.clock() - self._read_at > self.stale:
            raise IssuerUnavailable
        return self._keys.get(kid)

    def read(self) -> None:
        """Reads discovery and keys now. Raises UnsafeIssuer, and what `requests` raises when the issuer is away."""
        document = _get(f"{self.issuer}/.well-known/openid-configuration")
        jwks = str(document.get("jwks_uri", ""))
        if document.get("issuer") != self.issuer:
            raise UnsafeIssuer(f"{self.issuer} calls itself by another name.")
        if self.production:
            _refuse_unsafe(self.issuer, jwks, demo=DEMO_MARK in document)
        self._keys = _public_keys(_get(jwks))
        self._read_at = self.clock()

    def _is_awaited(self, kid: str) -> bool:
        return kid not in self._keys and self._lock.locked()

    def _is_due(self, kid: str) -> bool:
        now = self.clock()
        pause = self.pause if self._keys else min(self.pause, SECONDS_TO_START)
        return (kid not in self._keys or now - self._read_at > self.fresh) and now - self._asked_at >= pause

    def _ask(self) -> None:
        self._asked_at = self.clock()
        try:
            self.read()
        except (requests.RequestException, ValueError) as error:
            log.warning("The issuer's keys could not be read: %s", type(error).__name__)


def _refuse_unsafe(issuer: str, jwks: str, *, demo: bool) -> None:
    if demo:
        raise UnsafeIssuer(f"{issuer} is the demo's issuer: it signs in anybody as anybody.")
    if urlsplit(issuer).scheme != "https" or urlsplit(jwks).scheme != "https":
        raise UnsafeIssuer(f"{issuer} is not reached by https.")


def _get(url: str) -> dict[str, object]:
    answer = requests.get(url, timeout=SECONDS_TO_ANSWER, allow_redirects=False)
    answer.raise_for_status()
    if answer.status_code != requests.codes.ok or not isinstance(document := answer.json(), dict):
        raise ValueError(url)
    return document


def _public_keys(document: dict[str, object]) -> dict[str, PublicKey]:
    entries = document.get("keys")
    if not isinstance(entries, list):
        raise ValueError("keys")  # noqa: TRY004 - what the issuer sent is a value, not a caller's type
    keys = (_public_key(entry) for entry in entries if isinstance(entry, dict) and entry.get("use", "sig") == "sig")
    return {str(key.kid): key for key in keys if key is not None and key.kid}


def _public_key(entry: dict[str, str | list[str]]) -> PublicKey | None:
    """None for keys that no pinned algorithm uses, such as a shared secret."""
    try:
        key = JWKRegistry.import_key(entry)
    except (JoseError, ValueError):
        return None
    return key if isinstance(key, RSAKey | ECKey) else None
