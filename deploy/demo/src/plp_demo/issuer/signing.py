"""The two tokens: one for services, which carries ids and roles alone, and one that tells the portal who signed in."""

import time
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import RSAKey

from plp_demo.issuer.people import SignedIn
from plp_kit.web.tokens import AUDIENCE

ACCESS_TOKEN: Final = "at+jwt"  # noqa: S105 - RFC 9068's name for the type


@dataclass(frozen=True, slots=True)
class Signing:
    url: str
    key: RSAKey
    seconds: int

    def access_token(self, signed_in: SignedIn, client_id: str, seconds: int | None = None) -> str:
        claims = {"aud": AUDIENCE, "client_id": client_id, "jti": str(uuid4())}
        return self._signed(signed_in, claims, ACCESS_TOKEN, seconds or self.seconds)

    def identity_token(self, signed_in: SignedIn, client_id: str, nonce: str | None) -> str:
        claims = {"aud": client_id, "name": signed_in.person.name}
        return self._signed(signed_in, claims | ({"nonce": nonce} if nonce else {}), "JWT", self.seconds)

    def _signed(self, signed_in: SignedIn, more: dict[str, str], kind: str, seconds: int) -> str:
        now, person = int(time.time()), signed_in.person
        claims: dict[str, object] = {
            "iss": self.url,
            "sub": person.sub,
            "tenant": person.tenant,
            "roles": [str(role) for role in person.roles],
            "iat": now,
            "auth_time": signed_in.at,
            "exp": now + seconds,
        }
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, "typ": kind}, claims | more, self.key)
