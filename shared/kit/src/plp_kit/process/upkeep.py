"""Runs every minute of system time: deletes what is old, rotates tenant keys, reconciles erasures; every hour it sweeps.

Swept are keys that nothing names, and what leads to people of whom nothing is held. Every five seconds it lets the vault compare
sign-ins: a vault that was started anew makes ids once every service has done so.
"""

import logging
import time
from dataclasses import dataclass, field

from plp_kit.core import access_records, drafts, idempotency_keys
from plp_kit.process import holding
from plp_kit.process.runtime import Runtime
from plp_kit.process.sweeping import sweep
from plp_kit.vault.key_file import KeyFileRefused
from plp_kit.vault.rotation import Rotation
from plp_kit.vault.sealing import Tampered
from plp_kit.vault.tenant_keys import TenantKeyMissing

log = logging.getLogger(__name__)

EVERY_SECONDS, COMPARE_EVERY_SECONDS = 60.0, 5.0
SWEEP_AFTER_SECONDS, SWEEP_EVERY_SECONDS = 600.0, 3600.0
IN_THE_WAY = (TenantKeyMissing, Tampered, KeyFileRefused, OSError)


@dataclass(slots=True)
class Upkeep:
    """A step is bounded; while there is more to do, the next follows at once.

    The first sweep waits, so that a relay has noticed by then whether the database was restored.
    """

    runtime: Runtime
    every: float = EVERY_SECONDS
    sweep_after: float = SWEEP_AFTER_SECONDS
    _looked_at: float = field(default=float("-inf"))
    _compared_at: float = field(default=float("-inf"))
    _began_at: float = field(default_factory=time.monotonic)
    _sweeps: int = 0

    def step(self) -> int:
        """Returns how much it did. Raises what the databases raise."""
        self._compare()
        if time.monotonic() - self._looked_at < self.every:
            return 0
        done = sum(self._forget_old(tenant) for tenant in self.runtime.tenants())
        done += sum(self._forget_accesses(tenant) for tenant in self.runtime.own_tenants())
        done += sum(self._forget_drafts(tenant) for tenant in self.runtime.own_tenants())
        done += sum(turn(self.runtime.rotation(tenant)) for tenant in self.runtime.own_tenants())
        self.runtime.reconcile_erasures()
        self._sweep()
        if not done:
            self._looked_at = time.monotonic()
        return done

    def _compare(self) -> None:
        if time.monotonic() - self._compared_at >= COMPARE_EVERY_SECONDS:
            self.runtime.compare_sign_ins()
            self._compared_at = time.monotonic()

    def _sweep(self) -> None:
        if time.monotonic() - self._began_at < self.sweep_after + self._sweeps * SWEEP_EVERY_SECONDS:
            return
        self._sweeps += 1
        for tenant in self.runtime.own_tenants():
            context = self.runtime.context(tenant)
            sweep(self.runtime.service, context)
            holding.hold(self.runtime.service, context)
            holding.sweep(context)

    def _forget_old(self, tenant: str) -> int:
        with self.runtime.database.of(tenant).transaction() as db:
            return idempotency_keys.forget_old(db)

    def _forget_accesses(self, tenant: str) -> int:
        """As the trust's settings say, in programme time."""
        with self.runtime.database.of(tenant).transaction() as db:
            months = self.runtime.service.access_records_months(db)
            return access_records.forget(db, self.runtime.clock.now(db), months)

    def _forget_drafts(self, tenant: str) -> int:
        """In programme time."""
        with self.runtime.database.of(tenant).transaction() as db:
            return drafts.forget(db, self.runtime.clock.now(db))


def turn(rotation: Rotation) -> int:
    """One step of a rotation that is due or under way. A failure is logged, and other tenants go on."""
    try:
        if rotation.is_due() and not rotation.is_under_way():
            log.info("tenant key rotates", extra={"tenant": rotation.tenant, "generation": rotation.begin()})
            return 1
        return rotation.step()
    except IN_THE_WAY as error:
        log.error(  # noqa: TRY400 - the type says all, and frames would not help an operator.
            "tenant key not rotated", extra={"tenant": rotation.tenant, "error": type(error).__name__}
        )
        return 0
