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
    """As the owner. Row-level security applies, so enter a tenant to see its rows."""
    with psycopg.connect(at.database(service.name, "plp_owner"), connect_timeout=SECONDS) as db:
        yield db


@contextmanager
def as_service(at: Deployment, service: Service) -> Iterator[Database]:
    """As the service, with only its own rights."""
    with closing(Database(at.database(service.name), 2)) as pool:
        yield pool


@contextmanager
def bus(at: Deployment) -> Iterator[Administrator]:
    with closing(connecting.administrator(at.bus_administration)) as administrator:
        yield administrator


def tenants(at: Deployment, service: Service) -> list[str]:
    """All tenants in the service's database, in order, with its own."""
    with owner(at, service) as db:
        return known(db)


def known(db: Db) -> list[str]:
    """As `tenants`, with the owner's connection."""
    return [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants ORDER BY tenant").fetchall()]


def holders(at: Deployment, service: Service) -> list[str]:
    """Tenants with rows of the service; only its own if trusts are data to it."""
    return [service.own_tenant] if service.own_tenant is not None else tenants(at, service)
