"""Real servers that last for one benchmark: PostgreSQL with fsync on, and databases as services have them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from secrets import token_hex

import psycopg
from psycopg import sql

from plp_demo.servers.accounts import workspace
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.provisioning import Logins, add_tenant, provision

TENANT = "rha"

# The same for every contender. Room enough that no checkpoint falls into one run and not into the other.
SETTINGS = {
    "shared_buffers": "1GB",
    "max_wal_size": "16GB",
    "checkpoint_timeout": "30min",
    "autovacuum_naptime": "20s",
    "maintenance_work_mem": "512MB",
}


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    with workspace("benchmarks") as folder, PostgresServer(folder / "cluster", fsync=True, settings=SETTINGS) as server:
        yield server


@dataclass(frozen=True, slots=True)
class ServiceDatabase:
    """A service's database with its four logins and one tenant."""

    server_url: str = field(repr=False)
    logins: Logins

    def url(self, group: str = "plp_app") -> str:
        return self.logins.url(self.server_url, group)

    def admin(self) -> psycopg.Connection[tuple[object, ...]]:
        """As super user, who no wall stops."""
        return psycopg.connect(self.server_url, dbname=self.logins.name, autocommit=True)


def service_database(server: PostgresServer, name: str, *migrations: Traversable) -> ServiceDatabase:
    made = ServiceDatabase(server.admin_url, Logins(f"{name}_{token_hex(3)}", token_hex(8)))
    provision(server.admin_url, made.logins, migrations)
    add_tenant(made.url("plp_owner"), TENANT)
    return made


def plain_database(server: PostgresServer, name: str) -> str:
    """The address of an empty one, as super user."""
    unique = f"{name}_{token_hex(3)}"
    with psycopg.connect(server.admin_url, autocommit=True) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unique)))
    return server.url(unique)


def settle(server: PostgresServer) -> None:
    """What one contender left unwritten is not written in the next one's time."""
    with psycopg.connect(server.admin_url, autocommit=True) as db:
        db.execute("CHECKPOINT")
