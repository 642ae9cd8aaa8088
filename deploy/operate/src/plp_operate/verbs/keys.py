"""`plp keys rotate` and `plp keys heal`, for the running platform or the deployment that the environment describes."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_kit.core.clocks import SimulatedClock
from plp_kit.core.database import Database
from plp_kit.core.handling import FollowUpRefused
from plp_kit.process.erasure_reconciliation import Healed
from plp_kit.process.erasure_reconciliation import heal as heal_one
from plp_kit.service import Erased, Service, TenantContext
from plp_kit.vault.key_file import KeyFile, KeyFileRefused
from plp_kit.vault.provisioning import VAULT, vault_url
from plp_kit.vault.rotation import Rotation
from plp_kit.vault.rotation import rotate as rotate_one
from plp_kit.vault.sealing import Tampered
from plp_kit.vault.tenant_keys import TenantKeyMissing
from plp_kit.vault.vault import Vault
from plp_operate.deployment.sites import Site
from plp_operate.verbs import deploying

IN_THE_WAY = (TenantKeyMissing, Tampered, KeyFileRefused, FollowUpRefused, OSError)


def rotate(environ: Mapping[str, str], tenant: str | None) -> int:
    """Of one tenant, or of all that have a key. The exit code."""
    return _at_site(environ, tenant, _rotate)


def heal(environ: Mapping[str, str], tenant: str | None) -> int:
    """Of one tenant, or of all that have a key. The exit code."""
    return _at_site(environ, tenant, _heal)


def _at_site(environ: Mapping[str, str], tenant: str | None, act: Callable[[Site, str | None], None]) -> int:
    def required(at: Site) -> None:
        if tenant is not None:
            at.require(tenant)
        act(at, tenant)

    try:
        return deploying.of_deployment(environ, required) if deploying.is_described(environ) else _here(required)
    except IN_THE_WAY as error:
        print(error, file=sys.stderr)
        return 1


@of_platform
def _here(at: Addresses, act: Callable[[Site], None]) -> int:
    act(at)
    return 0


def _rotate(at: Site, tenant: str | None) -> None:
    keys = KeyFile(at.tenant_keys)
    with closing(Database(vault_url(at.vault_admin_url, f"{VAULT}_owner", at.vault_owner_password))) as vault:
        for code in [tenant] if tenant else keys.tenants():
            generation = rotate_one(Rotation(vault, keys, code))
            print(f"{code}: generation {generation} wraps all keys, the older one is destroyed.")
    print("Copies of the vault from before open no more: make a new one now.")


def _heal(at: Site, tenant: str | None) -> None:
    keys = KeyFile(at.tenant_keys)
    for service in at.services:
        if service.erased is not None and service.own_tenant is None:
            for code in [tenant] if tenant else _trusts(at, keys):
                keys.keyring(code)  # A trust without one is none of this platform's.
                _heal_in(at, keys, service, service.erased, code)


def _heal_in(at: Site, keys: KeyFile, service: Service, erased: Erased, tenant: str) -> None:
    with _context(at, keys, service, tenant) as context:
        healed = heal_one(erased, context)
    if healed != Healed():
        print(f"{tenant}, {service.name}: the vault was told of {healed.vault} people, the service of {healed.service}.")
    else:
        print(f"{tenant}, {service.name}: all records agree on who is erased.")


def _trusts(at: Site, keys: KeyFile) -> list[str]:
    own = {service.own_tenant for service in at.services}
    return [tenant for tenant in keys.tenants() if tenant not in own]


@contextmanager
def _context(at: Site, keys: KeyFile, service: Service, tenant: str) -> Iterator[TenantContext]:
    """As the service itself, with no right beyond its own. Without a simulated time the clock is the system's."""
    principal = at.vault_principal(service.name)
    url = at.logins(service.name).url(at.data_admin_url, "plp_app")
    vault_of_service = vault_url(at.vault_admin_url, principal.login, principal.password)
    with closing(Database(url, 2)) as data, closing(Database(vault_of_service, 2)) as vault:
        database = data.of(tenant)
        yield TenantContext(tenant, database, service.handler(database), Vault(vault, tenant, keys.of(tenant)), SimulatedClock())
