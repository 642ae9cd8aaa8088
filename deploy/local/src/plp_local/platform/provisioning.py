"""Makes everything that the services stand on: databases, bus, vault; and lets a tenant in. All of it can be repeated."""

from importlib.resources import files

from plp_kit.bus import connecting
from plp_kit.provisioning import add_tenant as add_to_service
from plp_kit.provisioning import provision
from plp_kit.service import Service
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.provisioning import Principal, provision_vault
from plp_local.platform.addresses import BUS, Addresses
from plp_local.platform.services import NATIONAL, SERVICES, reads, topics, writes


def provision_all(at: Addresses) -> None:
    """Databases and roles of every service, the bus, the vault, and the national tenant."""
    for service in SERVICES:
        provision(at.data_admin_url, at.logins(service.name), [service.migrations])
    provision(at.data_admin_url, at.logins("portal"), [files("portal.migrations")], kit=())
    if at.kafka is None:
        provision(at.data_admin_url, at.logins(BUS), [files("plp_kit.bus.migrations")], kit=())
    names = [service.name for service in SERVICES]
    provision_vault(at.vault_admin_url, at.secrets.vault, [Principal(name, name, at.secrets.vault) for name in names])
    enrol(at)
    KeyFile(at.tenant_keys).make(NATIONAL)
    for service in SERVICES:
        if service.own_tenant == NATIONAL:
            add_to_service(at.database(service.name, "plp_owner"), NATIONAL)


def enrol(at: Addresses) -> None:
    """Each service's principal on the bus; on PostgreSQL they are the logins that there are."""
    if at.kafka is None:
        return
    bus = connecting.administrator(at.bus_administration())
    try:
        for service in SERVICES:
            bus.enrol(service.name, at.secrets.data)
    finally:
        bus.close()


def add_tenant(at: Addresses, tenant: str) -> None:
    """A trust's keys, topics, grants, and its row in each service's database, in that order: nothing is known too early."""
    KeyFile(at.tenant_keys).make(tenant)
    bus = connecting.administrator(at.bus_administration())
    try:
        bus.create(topics(tenant))
        for service in SERVICES:
            bus.allow(service.name, writes=writes(service, tenant), reads=reads(service, tenant))
    finally:
        bus.close()
    for service in SERVICES:
        _add_to(service, at, tenant)


def _add_to(service: Service, at: Addresses, tenant: str) -> None:
    add_to_service(at.database(service.name, "plp_owner"), tenant)
