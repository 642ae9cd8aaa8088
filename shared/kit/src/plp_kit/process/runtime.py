"""A service at run time: its connection pools, its clock, its vault, and the context of each tenant."""

import hmac
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from uuid import UUID, uuid4

from plp_kit.core.clocks import Clock, SimulatedClock, SystemClock
from plp_kit.core.database import Database, answers
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused, Handled, Handler
from plp_kit.core.telemetry import tracing
from plp_kit.core.tenants import is_known, tenants
from plp_kit.messaging.bus.port import Topic
from plp_kit.process import preservation_reconciliation
from plp_kit.process.erasure_reconciliation import Reconciled, reconcile
from plp_kit.process.people import People
from plp_kit.process.settings import Settings
from plp_kit.service import Erased, Preserves, Service, TenantContext
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.rotation import Rotation
from plp_kit.vault.sign_ins import SignIns
from plp_kit.vault.vault import Vault

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Runtime:
    """Connects at the first use: make it after a fork, never before."""

    service: Service
    settings: Settings

    @cached_property
    def database(self) -> Database:
        return Database(self.settings.database_url)

    @cached_property
    def relay_database(self) -> Database:
        return Database(self.settings.relay_database_url, size=2)

    @cached_property
    def scheduler_database(self) -> Database:
        return Database(self.settings.scheduler_database_url, size=2)

    @cached_property
    def vault_database(self) -> Database:
        return Database(self.settings.vault_url)

    @cached_property
    def clock(self) -> Clock:
        return SimulatedClock() if self.settings.simulated_clock else SystemClock()

    @cached_property
    def _keys(self) -> KeyFile:
        return KeyFile(self.settings.tenant_keys)

    def context(self, tenant: str) -> TenantContext:
        database = self.database.of(tenant)
        vault = Vault(self.vault_database, tenant, self._keys.of(tenant))
        return TenantContext(tenant, database, self.service.handler(database), vault, self.clock, self.secrets(tenant))

    def secrets(self, tenant: str) -> Mapping[str, bytes]:
        """The tenant's own secrets, which tell nothing about another tenant's."""
        own = self.settings.secrets
        return {name: hmac.digest(secret.encode(), tenant.encode(), "sha256") for name, secret in own.items()}

    def handler_of(self, topic: Topic) -> Handler:
        """The handler of the tenant that takes the topic's effects: its own, or the service's where trusts are data."""
        return self.context(self.service.own_tenant or topic.tenant).handler

    def topics_read(self) -> list[Topic]:
        """The topics to consume, of the tenants that this database knows now."""
        names = self.service.subscription.topics
        return [Topic(tenant, name) for tenant in self.tenants() for name in names if tenant != self.service.own_tenant]

    def tenants(self) -> list[str]:
        """The tenants of this deployment."""
        known = tenants(self.scheduler_database)
        return [tenant for tenant in known if self.settings.tenants is None or tenant in self.settings.tenants]

    def own_tenants(self) -> list[str]:
        """Tenants whose people or secrets are kept here; where trusts are data, only the service's own."""
        if not self.settings.scheduler_database_url:
            return self._tenants_with_keys()
        return [tenant for tenant in self.tenants() if self.service.own_tenant in (None, tenant)]

    def _tenants_with_keys(self) -> list[str]:
        """For a process that answers, which has no login that sees all tenants. Where there is no key, nothing opens."""
        own, served = self.service.own_tenant, self.settings.tenants
        kept = [tenant for tenant in self._keys.tenants() if own in (None, tenant) and (served is None or tenant in served)]
        return [tenant for tenant in kept if is_known(self.database, tenant)]

    def sign_ins(self, tenant: str) -> SignIns:
        return SignIns(self.vault_database.of(tenant))

    @cached_property
    def people(self) -> People:
        return People(self.database, self.sign_ins, noted=self.service.notes_sign_ins)

    def person_of(self, tenant: str, signed_in: bytes) -> UUID:
        """The id that the vault has for the digest of a sign-in. Raises NoNewId, and what the databases raise."""
        return self.people.person_of(tenant, signed_in)

    def compare_sign_ins(self) -> None:
        """Lets the vault see whether it lacks a sign-in that this service has seen. Raises what the databases raise."""
        for tenant in self.own_tenants():
            self.people.compare(tenant)

    def rotation(self, tenant: str) -> Rotation:
        return Rotation(self.vault_database, self._keys, tenant)

    def reconcile_erasures(self) -> None:
        """Reconciles log, vault and key file about the erased, and then about the preserved, for every tenant.

        Raises what the databases raise.
        """
        tenants = self.own_tenants()
        if self.service.erased is not None:
            for tenant in tenants:
                self._reconcile(self.service.erased, tenant)
        if self.service.preserving is not None:
            for tenant in tenants:
                self._restore_preservation(self.service.preserving, tenant)

    def _restore_preservation(self, preserving: Preserves, tenant: str) -> None:
        restored = preservation_reconciliation.reconcile(preserving, self.context(tenant))
        if restored != preservation_reconciliation.Restored():
            log.warning("preservation reconciled", extra={"tenant": tenant, **asdict(restored)})

    def _reconcile(self, erased: Erased, tenant: str) -> None:
        """A refusal is a bug. It is logged, since the vault was completed first and other tenants should go on."""
        try:
            reconciled = reconcile(erased, self.context(tenant))
        except FollowUpRefused as error:
            log.error("erasures not reconciled", extra={"tenant": tenant, "code": error.refusal.code})  # noqa: TRY400 - the code says all.
            return
        if reconciled != Reconciled():
            log.warning("erasures reconciled", extra={"tenant": tenant, "vault": reconciled.vault, "service": reconciled.service})

    def databases(self) -> dict[str, Callable[[], None]]:
        """Health checks of the databases; each raises while its server is away."""
        return {"database": lambda: answers(self.database), "vault": lambda: answers(self.vault_database)}

    def work(self, deadline: Deadline) -> Handled | Refusal:
        """Works one due deadline, in a trace of its own."""
        with tracing.working(deadline.name) as traceparent:
            origin = Origin("deadline", deadline.due_at, uuid4(), traceparent=traceparent)
            return self.service.work(self.context(deadline.tenant), deadline, origin)
