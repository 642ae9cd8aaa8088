"""The authorization request (RFC 6749, 4.1, with PKCE, RFC 7636): read strictly, answered with a code that works once."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from urllib.parse import urlencode

from plp_demo.issuer.people import SignedIn
from plp_demo.issuer.settings import Client, IssuerSettings

SECONDS_OF_A_CODE: Final = 60


class NotOurs(Exception):
    """The client, or where it wants the answer, is not known: the browser must not be sent there."""


class RequestWrong(Exception):
    """Carries the address with the error that the client is to hear of."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True, slots=True)
class Request:
    client: Client
    redirect_uri: str
    scope: str
    challenge: str
    state: str | None = field(repr=False)
    nonce: str | None = field(repr=False)

    def answered(self, **answer: str) -> str:
        """The client's address with the answer."""
        state = {"state": self.state} if self.state else {}
        separator = "&" if "?" in self.redirect_uri else "?"
        return f"{self.redirect_uri}{separator}{urlencode(answer | state)}"


@dataclass(frozen=True, slots=True)
class Granted:
    request: Request
    signed_in: SignedIn
    until: float


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes that were given out and not yet come back."""

    _granted: dict[str, Granted] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def grant(self, request: Request, signed_in: SignedIn) -> str:
        code = secrets.token_urlsafe(32)
        with self._lock:
            for old in [old for old, granted in self._granted.items() if granted.until < time.monotonic()]:
                del self._granted[old]
            self._granted[code] = Granted(request, signed_in, time.monotonic() + SECONDS_OF_A_CODE)
        return code

    def take(self, code: str) -> Granted | None:
        """Once, and within a minute."""
        with self._lock:
            granted = self._granted.pop(code, None)
        return granted if granted and granted.until >= time.monotonic() else None


def read(parameters: Mapping[str, str], settings: IssuerSettings) -> Request:
    """Raises NotOurs and RequestWrong.

    Everybody chooses at every sign-in who they are, so `prompt=login` and `max_age` are met whether or not they are asked for.
    """
    client, redirect_uri = settings.client(parameters.get("client_id", "")), parameters.get("redirect_uri", "")
    if client is None or redirect_uri not in client.redirect_uris:
        raise NotOurs
    challenge = parameters.get("code_challenge", "")
    request = Request(
        client, redirect_uri, parameters.get("scope", ""), challenge, parameters.get("state"), parameters.get("nonce")
    )
    if parameters.get("response_type") != "code":
        raise RequestWrong(request.answered(error="unsupported_response_type"))
    if not challenge or parameters.get("code_challenge_method") != "S256":
        raise RequestWrong(request.answered(error="invalid_request", error_description="PKCE with S256 is needed"))
    if parameters.get("prompt") == "none":
        raise RequestWrong(request.answered(error="login_required"))
    return request
