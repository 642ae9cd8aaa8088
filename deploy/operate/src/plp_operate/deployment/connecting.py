"""Connections to a deployment: to a service's database as its owner or as the service itself, and to the bus."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg

from plp_kit.core.database import Database, Db
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Administrator
from plp_kit.service import Service
from plp_operate.deployment.deployment import Deployment

SECONDS = 10


@contextmanager
def owner(at: Deployment, service: Service) -> Iterator[Db]:
    """The owner, whom row-level security holds: a tenant is entered before anything of its own is seen."""
    with psycopg.connect(at.database(service.name, "plp_owner"), connect_timeout=SECONDS) as db:
        yield db


@contextmanager
def as_service(at: Deployment, service: Service) -> Iterator[Database]:
    """With no right beyond the service's own."""
    with closing(Database(at.database(service.name), 2)) as pool:
        yield pool


@contextmanager
def bus(at: Deployment) -> Iterator[Administrator]:
    with closing(connecting.administrator(at.bus_administration)) as administrator:
        yield administrator


def tenants(at: Deployment, service: Service) -> list[str]:
    """Those whom the service's database knows, in order; its own among them."""
    with owner(at, service) as db:
        return known(db)


def known(db: Db) -> list[str]:
    """As `tenants`, asked by the owner."""
    return [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants ORDER BY tenant").fetchall()]


def holders(at: Deployment, service: Service) -> list[str]:
    """Tenants under which the service holds anything: its own alone where trusts are data to it."""
    return [service.own_tenant] if service.own_tenant is not None else tenants(at, service)
