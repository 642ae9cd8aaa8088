"""Somebody who has asked for a code and waits for it: what their browser keeps meanwhile, sealed and always of one length.

There is no session yet, so these forms carry a token of the browser's own: no other site can ask for a code in somebody's name,
nor sign them in as somebody else.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec
from flask import Response, request

from portal.site import clock, form_tokens
from portal.site.current import CODE_COOKIE
from portal.site.wiring import wiring

SECONDS_KEPT: Final = 3600
SECONDS_OF_A_CODE: Final = 600
TRIES: Final = 5
BYTES: Final = 1536
"""Of what is sealed, so that its length tells nothing of the address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A code that was asked for at a trust. `until` is in seconds since 1970; `mark` tells it from one in another tab."""

    tenant: str
    trust: str
    address: str = field(repr=False)
    until: float
    mark: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """`visitor` is of this browser alone. `asked` is None until they have asked for a code."""

    visitor: str = field(repr=False)
    asked: Asked | None = None

    @property
    def token(self) -> str:
        return wiring().forms.sign(f"a code for\0{self.visitor}")

    @property
    def code(self) -> Asked | None:
        """What they wait for, as long as the code works."""
        return self.asked if self.asked is not None and self.asked.until > clock.now() else None

    def is_from_our_page(self) -> bool:
        """Whether the form that was sent is from a page that this browser was shown."""
        return hmac.compare_digest(request.form.get(form_tokens.FIELD, "").encode(), self.token.encode())

    def having_asked(self, tenant: str, trust: str, address: str) -> "Waiting":
        asked = Asked(tenant, trust, address, clock.now() + SECONDS_OF_A_CODE, secrets.token_urlsafe(9))
        return replace(self, asked=asked)

    def having_tried(self) -> "Waiting":
        return self if self.asked is None else replace(self, asked=replace(self.asked, tries=self.asked.tries + 1))

    def keep(self, response: Response) -> Response:
        plain = msgspec.json.encode(self).ljust(BYTES)
        sealed = urlsafe_b64encode(wiring().attempts.seal(plain, CODE_COOKIE)).decode()
        response.set_cookie(CODE_COOKIE, sealed, max_age=SECONDS_KEPT, secure=True, httponly=True, samesite="Lax", path="/")
        return response


def waiting() -> Waiting | None:
    """What this browser keeps; None where it has nothing that was sealed here."""
    try:
        plain = wiring().attempts.open(urlsafe_b64decode(request.cookies.get(CODE_COOKIE, "")), CODE_COOKIE)
    except ValueError:
        return None
    return msgspec.json.decode(plain, type=Waiting) if plain else None


def new() -> Waiting:
    return Waiting(secrets.token_urlsafe(18))
