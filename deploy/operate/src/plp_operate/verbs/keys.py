"""`plp keys`: the tenants' keys, and who is erased."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from plp_kit.clocks import SimulatedClock
from plp_kit.database import Database
from plp_kit.handling import Handler
from plp_kit.healing import Healed
from plp_kit.healing import heal as heal_one
from plp_kit.service import Erased, Service, TenantContext
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
    """Give a tenant, or each, its next key, wrap the vault's keys anew, and destroy the old one. Services go on."""
    held = KeyFile(at.tenant_keys)
    with closing(Database(at.vault_owner_url)) as vault:
        for code in _asked(at, tenant) or held.tenants():
            generation = rotate_one(Rotation(vault, held, code))
            print(f"{code}: generation {generation} wraps all keys, the older one is destroyed.")
    print("Copies of the vault from before open no more: make a new one now.")


@keys.command()
@click.argument("tenant", required=False)
@on_deployment
def heal(at: Deployment, tenant: str | None) -> None:
    """After a restore: tell vault and services of everybody whom one of them knows as erased. Each start does so too."""
    held, asked = KeyFile(at.tenant_keys), _asked(at, tenant)
    for service in at.services:
        if service.erased is not None and service.own_tenant is None:
            for code in asked or _trusts(at, held):
                held.keyring(code)  # A trust without one is none of this deployment's.
                _heal_in(at, held, service, service.erased, code)


def _asked(at: Deployment, tenant: str | None) -> list[str]:
    """The one that was named, if one was."""
    if tenant is None:
        return []
    at.require(tenant)
    return [tenant]


def _heal_in(at: Deployment, held: KeyFile, service: Service, erased: Erased, tenant: str) -> None:
    with _context(at, held, service, tenant) as context:
        healed = heal_one(erased, context)
    if healed != Healed():
        print(f"{tenant}, {service.name}: the vault was told of {healed.vault} people, the service of {healed.service}.")
    else:
        print(f"{tenant}, {service.name}: all records agree on who is erased.")


def _trusts(at: Deployment, held: KeyFile) -> list[str]:
    own = {service.own_tenant for service in at.services}
    return [tenant for tenant in held.tenants() if tenant not in own]


@contextmanager
def _context(at: Deployment, held: KeyFile, service: Service, tenant: str) -> Iterator[TenantContext]:
    """As the service itself, with no right beyond its own. Without a simulated time the clock is the system's."""
    with as_service(at, service) as pool, closing(Database(at.vault(service.name), 2)) as vault:
        database = pool.of(tenant)
        handler = Handler(database, service.language, service.follow)
        yield TenantContext(tenant, database, handler, Vault(vault, tenant, held.of(tenant)), SimulatedClock())
