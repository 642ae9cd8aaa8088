"""Makes what the services need: databases, bus, vault; and lets a tenant in. It can be repeated."""

from contextlib import closing
from importlib.resources import files

import psycopg

from plp_kit.core.provisioning import add_tenant as add_to_database
from plp_kit.core.provisioning import provision
from plp_kit.messaging.bus import connecting
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_kit.process.rebuilding.waiting import pending
from plp_kit.service import Service
from plp_kit.vault.key_file import KeyFile
from plp_kit.vault.provisioning import provision_vault
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.services import BUS, PORTAL, TAKEN, reads, topics, writes
from plp_operate.refused import Refused


def provision_all(at: Deployment) -> None:
    """Databases and roles of every service, the bus, the vault, and the national tenant."""
    for service in at.services:
        provision(at.data_admin_url, at.logins(service.name), [service.migrations])
        _rebuild_what_is_new(service, at)
    provision(at.data_admin_url, at.logins(PORTAL), [files("portal.migrations")], kit=())
    if not at.on_kafka:
        provision(at.data_admin_url, at.logins(BUS), [files("plp_kit.messaging.bus.migrations")], kit=())
    principals = [at.vault_principal(service.name) for service in at.services]
    provision_vault(at.vault_admin_url, at.owner_password, principals)
    enrol(at)
    for service in at.services:
        if service.own_tenant is not None:
            KeyFile(at.tenant_keys).make(service.own_tenant)
            _add_to(service, at, service.own_tenant)


def enrol(at: Deployment) -> None:
    """Makes each service's principal on the bus; on PostgreSQL these are its existing logins."""
    if not at.on_kafka:
        return
    with closing(connecting.administrator(at.bus_administration)) as bus:
        for service in at.services:
            logins = at.logins(service.name)
            bus.enrol(logins.name, logins.password)


def add_tenant(at: Deployment, tenant: str) -> None:
    """Makes a trust's keys, topics and grants, and then its rows in the services' databases, so that no service sees it early.

    Raises Refused for a code that is no trust's, or no trust of this deployment.
    """
    at.require(tenant)
    if tenant in TAKEN:
        raise Refused(f"{tenant!r} is not a trust's code: it is the name of those who serve all trusts.")
    if any(service.own_tenant is None for service in at.services):
        KeyFile(at.tenant_keys).make(tenant)
    with closing(connecting.administrator(at.bus_administration)) as bus:
        bus.create(topics(tenant))
        for service in at.services:
            bus.allow(at.logins(service.name).name, writes=writes(service, tenant), reads=reads(service, tenant))
    for service in at.services:
        _add_to(service, at, tenant)


def _add_to(service: Service, at: Deployment, tenant: str) -> None:
    add_to_database(at.database(service.name, "plp_owner"), tenant)


def _rebuild_what_is_new(service: Service, at: Deployment) -> None:
    """Switches to new versions of read models; processes of the earlier release fail until they are replaced."""
    owner_url = at.database(service.name, "plp_owner")
    with psycopg.connect(owner_url) as db:
        brought = pending(db, service)
    for projection in brought:
        rebuild(owner_url, projection)
