"""Somebody who is signed in: what the issuer said of them, and their session."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from plp_kit.web.roles import Role
from portal.site.calls import Trust

LEFT: Final = "/left"
"""Where people sign in who have left the trust."""
FRESH_SECONDS: Final = 300
"""So long a sign-in counts as fresh, here as in the services."""


def has_left(roles: frozenset[Role]) -> bool:
    """Whether somebody with these roles has left the trust, and is nothing else there."""
    return roles == frozenset({Role.FORMER})


@dataclass(frozen=True, slots=True)
class Secret:
    """The sealed part of a session: whose it is, the tokens, and the names for the header.

    `signed_in_at` is when the person last proved who they are, in seconds since 1970; None where the issuer does not say.
    """

    token: str = field(repr=False)
    name: str = field(repr=False)
    issuer: str
    subject: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    signed_in_at: float | None = None
    trust: Trust | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody whom the issuer has signed in. `until` is when the token expires.

    `person` is the id that the services have for them; None for somebody without a role there, such as an operator.
    """

    tenant: str
    roles: frozenset[Role]
    until: datetime
    secret: Secret
    person: UUID | None = None

    @property
    def who(self) -> tuple[str, str, str]:
        """The same for everything that one person does in one trust."""
        return self.secret.issuer, self.secret.subject, self.tenant


@dataclass(frozen=True, slots=True)
class Session:
    """`hash` is kept in place of the id, which is a secret.

    `seconds` are left unless the session is used again, `most` in any case.
    """

    hash: str
    person: UUID | None
    tenant: str
    roles: frozenset[Role]
    seconds: int
    most: int
    secret: Secret

    @property
    def who(self) -> tuple[str, str, str]:
        return self.secret.issuer, self.secret.subject, self.tenant

    @property
    def has_left(self) -> bool:
        return has_left(self.roles)

    @property
    def again(self) -> str:
        """Where they sign in again."""
        return LEFT if self.has_left else "/sign-in/again"

    def is_fresh(self, now: float) -> bool:
        """Whether the person has proved within the last minutes who they are. `now` in seconds since 1970."""
        return self.secret.signed_in_at is not None and now - self.secret.signed_in_at <= FRESH_SECONDS

    def is_fresh_enough(self, now: float) -> bool:
        """For a page that wants it. A code proves no more the second time, so people who have left are not asked again."""
        return self.has_left or self.is_fresh(now)


Renew: TypeAlias = Callable[[Session], SignedIn | None]
"""Renews the session's token. None when the issuer refuses, or names somebody else; it raises when the issuer is away."""


class IssuerAway(Exception):
    """The issuer does not answer."""
