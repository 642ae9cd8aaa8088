"""What a token's claims say, by the names that the deployment's identity provider gives to claims, trusts and roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from plp_kit.web.roles import OF_NO_TRUST, Role
from plp_kit.web.tenancy import NATIONAL, PLATFORM, TENANT_CODE

Claims: TypeAlias = Mapping[str, object]

WORK_ELSEWHERE: Final = OF_NO_TRUST | {Role.FORMER}
NO_TRUSTS: Final = frozenset({NATIONAL, PLATFORM})
AHEAD: Final = timedelta(seconds=30)
"""By so much the issuer's clock may be ahead of ours."""


@dataclass(frozen=True, slots=True)
class ClaimNames:
    """A claim is named as it is, or by a dotted path such as `realm_access.roles`.

    `trusts` and `role_names` map the provider's names to ours. A mapping that has entries is complete: other names mean nothing.
    `everybody_participates`: people who sign in at a trust are participants, whatever else they are there.
    """

    subject: str = "sub"
    tenant: str = "tenant"
    roles: str = "roles"
    signed_in_at: str = "auth_time"
    trusts: Mapping[str, str] = field(default_factory=dict)
    role_names: Mapping[str, Role] = field(default_factory=lambda: {role.value: role for role in Role})
    everybody_participates: bool = False


@dataclass(frozen=True, slots=True)
class TokenHolder:
    """Whom a token was issued to. `subject` is the issuer's own, of any shape; it leads to the person's id and is kept nowhere.

    `signed_in_at` is when the person last proved who they are, None where the issuer does not say.
    """

    issuer: str
    subject: str = field(repr=False)
    tenant: str
    roles: frozenset[Role]
    signed_in_at: datetime | None = None


def holder(claims: Claims, names: ClaimNames) -> TokenHolder:
    """Raises ValueError for claims that name nobody, or no tenant."""
    subject, tenant, roles = (_claim(claims, name) for name in (names.subject, names.tenant, names.roles))
    if not isinstance(subject, str) or not subject:
        raise ValueError("subject")
    if roles is not None and not isinstance(roles, list):
        raise ValueError("roles")
    code = _tenant(tenant, names.trusts)
    given = frozenset(names.role_names[role] for role in roles or [] if role in names.role_names)
    return TokenHolder(
        issuer=str(claims["iss"]),
        subject=subject,
        tenant=code,
        roles=given | {Role.PARTICIPANT} if names.everybody_participates and _works_at(code, given) else given,
        signed_in_at=_moment(_claim(claims, names.signed_in_at)),
    )


def subject_of(claims: Claims, names: ClaimNames) -> object:
    """The subject that these claims name; None where there is none."""
    return _claim(claims, names.subject)


def signed_in_at(claims: Claims, names: ClaimNames) -> float | None:
    """When these claims say that the person last proved who they are, in seconds since 1970; None where they do not."""
    moment = _moment(_claim(claims, names.signed_in_at))
    return None if moment is None else moment.timestamp()


def _claim(claims: Claims, name: str) -> object:
    """The claim of this name, or what the dotted path leads to; None where there is neither."""
    if name in claims:
        return claims[name]
    found: object = claims
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _tenant(named: object, trusts: Mapping[str, str]) -> str:
    """Providers give an attribute as a text, or as a list of one."""
    only = named[0] if isinstance(named, list) and len(named) == 1 else named
    named_here = only if isinstance(only, str) else ""
    tenant = trusts.get(named_here, "") if trusts else named_here
    if not TENANT_CODE.fullmatch(tenant):
        raise ValueError("tenant")
    return tenant


def _works_at(tenant: str, roles: frozenset[Role]) -> bool:
    """Whether these are the roles of somebody who works at a trust: no operator or national analyst, and nobody who has left."""
    return tenant not in NO_TRUSTS and roles.isdisjoint(WORK_ELSEWHERE)


def _moment(seconds: object) -> datetime | None:
    """A moment that is none, or lies ahead, counts as not given."""
    if not isinstance(seconds, int | float) or isinstance(seconds, bool):
        return None
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment <= _now() + AHEAD else None


def _now() -> datetime:
    """Token times are system time."""
    return datetime.now(UTC)
