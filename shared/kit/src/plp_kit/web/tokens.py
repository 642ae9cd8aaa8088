"""Bearer tokens identify the caller. Issuer, audience and algorithms are pinned; token times are system time."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jws import JWSRegistry, extract_compact

from plp_kit.web.issuer_keys import IssuerKeys, IssuerUnavailable, Keys, PublicKey
from plp_kit.web.problems import TOKEN_EXPIRED, TOKEN_INVALID, UNAVAILABLE, Refused
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import TENANT_CODE

AUDIENCE: Final = "plp"
ALGORITHMS: Final = ("RS256", "ES256")
LEEWAY_SECONDS: Final = 30
KEPT: Final = 512

_REGISTRY: Final = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
_ROLES: Final = frozenset(map(str, Role))


@dataclass(frozen=True, slots=True)
class Caller:
    """The caller and their tenant; the operator's is tenancy.PLATFORM."""

    person: UUID
    tenant: str
    roles: frozenset[Role]


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
    _believed: dict[str, Signed] = field(default_factory=dict, repr=False)

    def caller(self, token: str) -> Caller:
        """Raises Refused: 401 for a token that is not valid here, 503 if the issuer's keys are not available."""
        try:
            return _caller(self._claims(token))
        except ExpiredTokenError:
            raise Refused(TOKEN_EXPIRED) from None
        except IssuerUnavailable:
            raise Refused(UNAVAILABLE) from None
        except (JoseError, ValueError, KeyError, TypeError):
            raise Refused(TOKEN_INVALID) from None

    def _claims(self, token: str) -> jwt.Claims:
        known = self._believed.get(token)
        kid = known.kid if known else _key_id(token)
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
            sub={"essential": True},
        )


def _key_id(token: str) -> str:
    header = extract_compact(token.encode(), registry=_REGISTRY).headers()
    _REGISTRY.get_alg(header["alg"])
    return str(header["kid"])


def verifier(issuer: str, *, production: bool) -> Verifier:
    """For an issuer by HTTP. Production contacts it now and does not start on UnsafeIssuer; otherwise at the first token."""
    keys = IssuerKeys(issuer.rstrip("/"), production)
    if production:
        keys.read()
    return Verifier(issuer.rstrip("/"), keys)


def _caller(claims: jwt.Claims) -> Caller:
    tenant, roles = claims["tenant"], claims.get("roles", [])
    if not isinstance(tenant, str) or not TENANT_CODE.fullmatch(tenant) or not isinstance(roles, list):
        raise ValueError("tenant")
    return Caller(UUID(claims["sub"]), tenant, frozenset(Role(role) for role in roles if role in _ROLES))
