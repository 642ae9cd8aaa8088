"""The ids of the people who sign in, as the vault has them, remembered for a minute in a process."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from plp_kit.vault.sign_ins import digest
from plp_kit.web.claims import TokenHolder

SECONDS: Final = 60
KEPT: Final = 4096

Key: TypeAlias = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """`ask` gives the vault's answer for a tenant and the digest of a sign-in. It raises NoNewId, and what databases raise."""

    secret: bytes = field(repr=False)
    ask: Callable[[str, bytes], UUID]
    clock: Callable[[], float] = time.monotonic
    _remembered: dict[Key, tuple[float, UUID]] = field(default_factory=dict, repr=False)

    def person_of(self, holder: TokenHolder, tenant: str, *, remembered: bool = True) -> UUID:
        """The holder's id in the tenant. `remembered` allows an answer of the last minute."""
        key, now = (tenant, digest(self.secret, holder.issuer, holder.subject)), self.clock()
        until, person = self._remembered.get(key, (now, None))
        if remembered and person is not None and now < until:
            return person
        return self._keep(key, now + SECONDS, self.ask(*key))

    def _keep(self, key: Key, until: float, person: UUID) -> UUID:
        if len(self._remembered) >= KEPT:
            self._remembered.clear()
        self._remembered[key] = (until, person)
        return person
