"""Tokens that nobody may believe, each but for one thing as good as the real ones."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from plp_kit.web.roles import Role
from plp_testkit.http import ISSUER, Signer

PERSON: Final = "auth0|seven"
STRANGER: Final = RSAKey.generate_key(2048)
Forger = Callable[[Signer, str, Role], str]


def claiming(**claims: object) -> Forger:
    """Well signed; a claim that is None is left out."""
    return lambda signer, tenant, role: signer.token(PERSON, tenant, role, **claims)


def signed(header: Mapping[str, object], key: Callable[[Signer], Any]) -> Forger:
    """Under this header, `kid` being ours unless it says otherwise, with this key."""

    def forge(signer: Signer, tenant: str, role: Role) -> str:
        algorithm = str(header["alg"])
        return jwt.encode({"kid": signer.private.kid, **header}, claims(tenant, role), key(signer), algorithms=[algorithm])

    return forge


def claims(tenant: str, role: Role) -> dict[str, object]:
    person = {"sub": PERSON, "tenant": tenant, "roles": [str(role)]}
    return {"iss": ISSUER, "aud": "plp", "exp": int(time.time()) + 600, **person}


def segment(value: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def unsigned(signer: Signer, tenant: str, role: Role) -> str:
    return f"{segment({'alg': 'none', 'kid': signer.private.kid})}.{segment(claims(tenant, role))}."


def by_the_public_key(signer: Signer, tenant: str, role: Role) -> str:
    """As if the public key were a secret that we share with the issuer."""
    signed = f"{segment({'alg': 'HS256', 'kid': signer.private.kid})}.{segment(claims(tenant, role))}"
    mac = hmac.digest(signer.private.as_pem(private=False), signed.encode(), hashlib.sha256)
    return f"{signed}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def with_another_tenant(signer: Signer, tenant: str, role: Role) -> str:
    """A real token of another trust, its claim changed afterwards."""
    header, _, signature = signer.token(PERSON, "tzb", role).split(".")
    return f"{header}.{segment(claims(tenant, role))}.{signature}"


def with_its_own_key(signer: Signer, tenant: str, role: Role) -> str:
    header = {"alg": "RS256", "kid": signer.private.kid, "jwk": STRANGER.as_dict(private=False)}
    return jwt.encode(header, claims(tenant, role), STRANGER)


A_YEAR: Final = 365 * 24 * 3600
"""These are made when tests are collected, and asked with much later."""
INVALID: Final[Mapping[str, Forger]] = {
    "another issuer": claiming(iss="https://issuer.example"),
    "no issuer": claiming(iss=None),
    "another audience": claiming(aud="portal"),
    "no audience": claiming(aud=None),
    "no end": claiming(exp=None),
    "not valid yet": claiming(nbf=int(time.time()) + A_YEAR),
    "issued in the future": claiming(iat=int(time.time()) + A_YEAR),
    "no tenant": claiming(tenant=None),
    "no tenant's code": claiming(tenant="RHA"),
    "a tenant and more": claiming(tenant="rha' OR 'a'='a"),
    "two tenants": claiming(tenant=["rha", "tzb"]),
    "every tenant": claiming(tenant="*"),
    "no person": claiming(sub=None),
    "roles that are no list": claiming(roles="facilitator"),
    "no signature": unsigned,
    "the public key as a secret": by_the_public_key,
    "a shared secret": signed({"alg": "HS256"}, lambda _signer: OctKey.generate_key(256)),
    "another algorithm": signed({"alg": "RS384"}, lambda signer: signer.private),
    "another kind of key": signed({"alg": "ES256"}, lambda _signer: ECKey.generate_key("P-256")),
    "somebody else's key": signed({"alg": "RS256"}, lambda _signer: STRANGER),
    "an unknown key": signed({"alg": "RS256", "kid": "unknown"}, lambda signer: signer.private),
    "a key that it brings along": with_its_own_key,
    "another trust's claim put in": with_another_tenant,
    "no token": lambda _signer, _tenant, _role: "x.y.z",
}
EXPIRED: Final = claiming(exp=int(time.time()) - 3600)
ROLELESS: Final[Mapping[str, Forger]] = {
    "no roles": claiming(roles=None),
    "an empty list of roles": claiming(roles=[]),
    "roles of another system": claiming(roles=["admin", "superuser", "plp_owner"]),
    "roles in capitals": claiming(roles=[role.upper() for role in Role]),
}
