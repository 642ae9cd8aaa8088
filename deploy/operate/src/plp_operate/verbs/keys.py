"""`plp keys`: the tenants' keys, and who is erased."""

from contextlib import closing
from dataclasses import dataclass

import click

from plp_kit.core.clocks import SimulatedClock
from plp_kit.core.database import Database
from plp_kit.process import preservation_reconciliation
from plp_kit.process.erasure_reconciliation import Reconciled
from plp_kit.process.erasure_reconciliation import reconcile as reconcile_one
from plp_kit.service import Preserves, Service, TenantContext
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.rotation import Rotation
from plp_kit.vault.rotation import rotate as rotate_one
from plp_kit.vault.vault import Vault
from plp_operate.deployment.connecting import as_service
from plp_operate.deployment.deployment import Deployment
from plp_operate.terminal.commands import on_deployment


@click.group()
def keys() -> None:
    """The tenants' keys."""


@keys.command()
@click.argument("tenant", required=False)
@on_deployment
def rotate(at: Deployment, tenant: str | None) -> None:
    """Give a tenant, or each, its next key.

    Wraps the vault's keys anew and destroys the old one, while services run.
    """
    held = KeyFile(at.tenant_keys)
    with closing(Database(at.vault_owner_url)) as vault:
        for code in _named(at, tenant) or held.tenants():
            generation = rotate_one(Rotation(vault, held, code))
            print(f"{code}: generation {generation} wraps all keys, the older one is destroyed.")
    print("Copies of the vault from before open no more: make a new one now.")


@keys.command()
@click.argument("tenant", required=False)
@on_deployment
def reconcile(at: Deployment, tenant: str | None) -> None:
    """Let all records agree on who is erased, and whom a legal hold preserves.

    After a restore: tells vault and services of everybody whom one of them knows as erased, and has the vault preserve whom
    the log says. Each start does so too.
    """
    held, about_people = KeyFile(at.tenant_keys), [service for service in at.services if service.erased is not None]
    codes = _named(at, tenant) or _trusts(at, held)
    for code in codes:
        held.keyring(code)  # Raises for a trust that has no key in this deployment.
    for service in about_people:
        with as_service(at, service) as data, closing(Database(at.vault(service.name), 2)) as vault:
            for code in codes:
                _reconcile_in(ServiceAccess(service, data, vault, held), code)
    if not about_people:
        print("No service here knows of people.")


def _named(at: Deployment, tenant: str | None) -> list[str]:
    """The tenant that was named, if any."""
    if tenant is None:
        return []
    at.require(tenant)
    return [tenant]


@dataclass(frozen=True, slots=True)
class ServiceAccess:
    """A service's data and vault, connected as the service itself, with only its own rights."""

    service: Service
    data: Database
    vault: Database
    keys: KeyFile

    def context(self, tenant: str) -> TenantContext:
        """The clock is the system's unless a simulated time is set."""
        database = self.data.of(tenant)
        vault = Vault(self.vault, tenant, self.keys.of(tenant))
        return TenantContext(tenant, database, self.service.handler(database), vault, SimulatedClock())


def _reconcile_in(access: ServiceAccess, tenant: str) -> None:
    reconciled = reconcile_one(access.service.erased, access.context(tenant)) if access.service.erased else Reconciled()
    if reconciled != Reconciled():
        print(
            f"{tenant}, {access.service.name}: added {reconciled.vault} people to the vault, {reconciled.service} to the service."
        )
    else:
        print(f"{tenant}, {access.service.name}: all records agree on who is erased.")

    if access.service.preserving is not None:
        _restore_preservation(access.service.preserving, access.context(tenant))


def _restore_preservation(preserving: Preserves, context: TenantContext) -> None:
    """Nothing is printed where vault and log agree."""
    restored = preservation_reconciliation.reconcile(preserving, context)
    if restored != preservation_reconciliation.Restored():
        print(
            f"{context.tenant}: the vault preserves {restored.preserved} people again, {restored.ended} holds had ended, "
            f"{restored.unknown} are in no log and stay."
        )


def _trusts(at: Deployment, held: KeyFile) -> list[str]:
    own = {service.own_tenant for service in at.services}
    return [tenant for tenant in held.tenants() if tenant not in own]
