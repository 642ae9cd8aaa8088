"""Bearer tokens identify the caller. Issuer, audience and algorithms are pinned; token times are system time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jws import JWSRegistry, extract_compact

from plp_kit.web.claims import ClaimNames, TokenHolder, holder
from plp_kit.web.issuer_keys import IssuerKeys, IssuerUnavailable, Keys, PublicKey
from plp_kit.web.problems import TOKEN_EXPIRED, TOKEN_INVALID, UNAVAILABLE, Refused
from plp_kit.web.roles import Role

AUDIENCE: Final = "plp"
ALGORITHMS: Final = ("RS256", "ES256")
LEEWAY_SECONDS: Final = 30
KEPT: Final = 512

_REGISTRY: Final = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, by the platform's own id for them in the tenant; an operator's is the tenant that they act in.

    `signed_in_at` is when they last proved who they are, None where the issuer does not say.
    """

    person: UUID
    tenant: str
    roles: frozenset[Role]
    signed_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A token whose signature was checked. It is cached, so that only its times are checked again."""

    kid: str
    key: PublicKey = field(repr=False)
    claims: jwt.Claims = field(repr=False)


@dataclass(frozen=True, slots=True)
class Verifier:
    issuer: str
    keys: Keys
    audience: str = AUDIENCE
    names: ClaimNames = field(default_factory=ClaimNames)
    _believed: dict[str, Signed] = field(default_factory=dict, repr=False)

    def holder(self, token: str) -> TokenHolder:
        """Raises Refused: 401 for a token that is not valid here, 503 if the issuer's keys are not available."""
        try:
            return holder(self._claims(token), self.names)
        except ExpiredTokenError:
            raise Refused(TOKEN_EXPIRED) from None
        except IssuerUnavailable:
            raise Refused(UNAVAILABLE) from None
        except (JoseError, ValueError, KeyError, TypeError):
            raise Refused(TOKEN_INVALID) from None

    def _claims(self, token: str) -> jwt.Claims:
        known = self._believed.get(token)
        kid = known.kid if known else key_id(token)
        key = self.keys.key(kid)
        if key is None:
            raise KeyError(kid)
        if known is None or known.key is not key:
            known = self._keep(token, Signed(kid, key, jwt.decode(token, key, registry=_REGISTRY).claims))
        self._claims_registry().validate(known.claims)
        return known.claims

    def _keep(self, token: str, signed: Signed) -> Signed:
        if len(self._believed) >= KEPT:
            self._believed.clear()
        self._believed[token] = signed
        return signed

    def _claims_registry(self) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.audience},
            exp={"essential": True},
        )


def key_id(token: str) -> str:
    """As the token's header names it. Raises what joserfc raises, and KeyError."""
    header = extract_compact(token.encode(), registry=_REGISTRY).headers()
    _REGISTRY.get_alg(header["alg"])
    return str(header["kid"])


def verifier(issuer: str, *, production: bool, audience: str = AUDIENCE, names: ClaimNames | None = None) -> Verifier:
    """For an issuer by HTTP. Production contacts it now and does not start on UnsafeIssuer; otherwise at the first token."""
    keys = IssuerKeys(issuer.rstrip("/"), production)
    if production:
        keys.read()
    return Verifier(issuer.rstrip("/"), keys, audience, names or ClaimNames())
