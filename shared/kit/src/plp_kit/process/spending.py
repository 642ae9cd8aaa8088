"""Destroys spent keys as soon as they are on record; and, at the start, those that a restored vault has again."""

import logging
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core import spent_keys
from plp_kit.process.runtime import Runtime
from plp_kit.service import TenantContext
from plp_kit.vault.vault import NotInAudience, Vault

log = logging.getLogger(__name__)

BATCH: Final = 500
FIRST: Final = UUID(int=0)


@dataclass(slots=True)
class Destroyer:
    """A step is bounded. It can be repeated at any point without harm, and two processes may do the same."""

    runtime: Runtime
    _compared: bool = False

    def step(self) -> int:
        """Returns how many keys it worked. Raises what the databases raise."""
        if not self._compared:
            self._compare()
        with self.runtime.scheduler_database.transaction() as db:
            due = spent_keys.tenants_due(db)
        own = self.runtime.own_tenants() if due else []
        return sum(destroy_due(self.runtime.context(tenant)) for tenant in due if tenant in own)

    def _compare(self) -> None:
        for tenant in self.runtime.own_tenants():
            due_again(self.runtime.context(tenant))
        self._compared = True


def destroy_due(context: TenantContext) -> int:
    """Returns how many keys were due. Those that the vault preserves fall due again."""
    with context.database.transaction() as db:
        due = spent_keys.due(db, BATCH)
    if not due:
        return 0
    preserved = _destroyed(context.vault, frozenset(due))
    with context.database.transaction() as db:
        spent_keys.note(db, set(due) - preserved, preserved)
    return len(due)


def _destroyed(vault: Vault, keys: frozenset[UUID]) -> frozenset[UUID]:
    """A vault that was restored from an older copy may lack some: there is nothing to destroy until it is restored again."""
    try:
        return vault.destroy(keys)
    except NotInAudience as error:
        log.warning("spent keys are not in the vault", extra={"keys": len(error.keys)})
        return vault.destroy(keys - error.keys)


def due_again(context: TenantContext) -> int:
    """Makes due what is on record as destroyed and is in the vault; returns how many keys."""
    found, after = 0, FIRST
    while keys := _destroyed_after(context, after):
        back = context.vault.remaining(keys)
        if back:
            log.warning("the vault has destroyed keys again", extra={"tenant": context.tenant, "keys": len(back)})
            with context.database.transaction() as db:
                spent_keys.due_again(db, back)
        found, after = found + len(back), keys[-1]
    return found


def _destroyed_after(context: TenantContext, after: UUID) -> list[UUID]:
    with context.database.transaction() as db:
        return spent_keys.destroyed(db, after, BATCH)
