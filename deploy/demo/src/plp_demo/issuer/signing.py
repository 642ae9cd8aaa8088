"""The two tokens: one for services, which carries ids and roles alone, and one that tells the portal who signed in."""

import time
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import RSAKey

from plp_demo.issuer.people import Person
from plp_kit.web.tokens import AUDIENCE

ACCESS_TOKEN: Final = "at+jwt"  # noqa: S105 - RFC 9068's name for the type


@dataclass(frozen=True, slots=True)
class Signing:
    url: str
    key: RSAKey
    seconds: int

    def access_token(self, person: Person, client_id: str) -> str:
        return self._signed(person, {"aud": AUDIENCE, "client_id": client_id, "jti": str(uuid4())}, ACCESS_TOKEN)

    def identity_token(self, person: Person, client_id: str, nonce: str | None) -> str:
        claims = {"aud": client_id, "name": person.name}
        return self._signed(person, claims | ({"nonce": nonce} if nonce else {}), "JWT")

    def _signed(self, person: Person, more: dict[str, str], kind: str) -> str:
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": self.url,
            "sub": person.sub,
            "tenant": person.tenant,
            "roles": [str(role) for role in person.roles],
            "iat": now,
            "auth_time": now,
            "exp": now + self.seconds,
        }
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, "typ": kind}, claims | more, self.key)
