"""Which tenants are served here: those in the service's database that the deployment may serve."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

TENANT_CODE = re.compile(r"[a-z][a-z0-9]{1,15}")
PLATFORM: Final = "platform"
"""The tenant in operators' tokens. It is no trust's code, and no service serves it."""
NATIONAL: Final = "national"
"""The tenant of the national team. To the service of theirs trusts are data."""
FRESH_SECONDS = 5
KEPT: Final = 4096
"""Answers about as many codes: anybody can ask a public route about codes that they invent."""


@dataclass(frozen=True, slots=True)
class ServedTenants:
    """`only` is the deployment's PLP_TENANTS, None for all; a new tenant is noticed within five seconds."""

    is_known: Callable[[str], bool]
    only: frozenset[str] | None = None
    clock: Callable[[], float] = time.monotonic
    _seen: dict[str, tuple[float, bool]] = field(default_factory=dict)

    def __call__(self, tenant: str) -> bool:
        if not TENANT_CODE.fullmatch(tenant) or (self.only is not None and tenant not in self.only):
            return False
        at, known = self._seen.get(tenant, (float("-inf"), False))
        if self.clock() - at > FRESH_SECONDS:
            known = self.is_known(tenant)
            if len(self._seen) >= KEPT:
                self._seen.clear()
            self._seen[tenant] = (self.clock(), known)
        return known
