"""Tokens of people who have left: issued by the platform itself, for one role and half an hour.

Each trust has a key of its own, which follows from the issuing service's secret. The subject is the person's id, so the vault is
not asked who it is; it is asked whether they are erased.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from joserfc.jws import extract_compact

from plp_kit.web.claims import ClaimNames, TokenHolder
from plp_kit.web.issuer_keys import PublicKey
from plp_kit.web.problems import TOKEN_INVALID, Refused
from plp_kit.web.roles import Role
from plp_kit.web.tokens import AUDIENCE, Verifier, key_id

ISSUER: Final = "plp:leavers"
"""No identity provider's: theirs are addresses."""
SECONDS: Final = 30 * 60
ALGORITHM: Final = "ES256"
ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of the curve P-256 (FIPS 186-4, D.1.2.3)."""
NAMES: Final = ClaimNames(role_names={Role.FORMER.value: Role.FORMER})
"""Whatever else such a token said, it would mean nothing."""


def signing_key(secret: bytes, tenant: str) -> ECKey:
    """The trust's own, from the service's secret for that trust. Its id is the trust's code."""
    scalar = int.from_bytes(hmac.digest(secret, b"signing key", "sha512")) % (ORDER - 1) + 1
    numbers = ec.derive_private_key(scalar, ec.SECP256R1()).public_key().public_numbers()
    point = {"x": _encoded(numbers.x), "y": _encoded(numbers.y)}
    return ECKey.import_key({"kty": "EC", "crv": "P-256", **point, "d": _encoded(scalar), "kid": tenant})


def token(key: ECKey, tenant: str, person: UUID, now: int) -> str:
    """`now` is system time in seconds since 1970."""
    claims: dict[str, object] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(person),
        "tenant": tenant,
        "roles": [Role.FORMER.value],
        "iat": now,
        "exp": now + SECONDS,
    }
    return jwt.encode({"alg": ALGORITHM, "kid": tenant}, claims, key, algorithms=[ALGORITHM])


def is_leavers(token: str) -> bool:
    """Whether the token says that it is one of these. Nothing is checked yet."""
    try:
        claims = msgspec.json.decode(extract_compact(token.encode()).payload)
    except (JoseError, ValueError, msgspec.DecodeError):
        return False
    return isinstance(claims, dict) and claims.get("iss") == ISSUER


@dataclass(frozen=True, slots=True)
class Leavers:
    """Checks such tokens. `secret_of` gives the issuing service's secret for a trust, None for one that is not served."""

    secret_of: Callable[[str], bytes | None] = field(repr=False)
    _keys: dict[str, PublicKey] = field(default_factory=dict, repr=False)

    def key(self, kid: str) -> PublicKey | None:
        if kid not in self._keys:
            secret = self.secret_of(kid)
            if secret is None:
                return None
            self._keys[kid] = signing_key(secret, kid)
        return self._keys[kid]

    def holder(self, token: str) -> TokenHolder:
        """Raises Refused: 401 for a token that is not valid here, also where one trust's key names another trust."""
        found = Verifier(ISSUER, self, names=NAMES).holder(token)
        if found.tenant != key_id(token):
            raise Refused(TOKEN_INVALID)
        return found


def _encoded(number: int) -> str:
    return urlsafe_b64encode(number.to_bytes(32)).rstrip(b"=").decode()
