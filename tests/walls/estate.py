"""Everything provisioned as production does it: all services for two trusts, and again for each of the two alone."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.servers.accounts import workspace
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.database import Db
from plp_operate.deployment.deployment import Deployment, Shape
from plp_operate.deployment.provisioning import add_tenant, provision_all
from plp_operate.deployment.services import PORTAL, SERVICES

OURS: Final = "rha"
THEIRS: Final = "tzb"
TRUSTS: Final = (OURS, THEIRS)
PASSWORD: Final = "of these tests"
GROUPS: Final = ("plp_owner", "plp_app", "plp_relay", "plp_scheduler")
CLUSTERS: Final = ("data", "vault")
NOBODYS: Final = ("postgres", "template0", "template1")


@dataclass(frozen=True, slots=True)
class Estate:
    """`alone` are the deployments for one trust each. All of them stand on the same two clusters and the same bus."""

    data: PostgresServer
    vault: PostgresServer
    pooled: Deployment
    alone: Mapping[str, Deployment]

    @property
    def deployments(self) -> tuple[Deployment, ...]:
        return (self.pooled, *self.alone.values())

    def server(self, cluster: str) -> PostgresServer:
        return {"data": self.data, "vault": self.vault}[cluster]

    def databases(self, cluster: str) -> list[str]:
        """Those of ours that the cluster has."""
        with psycopg.connect(self.server(cluster).admin_url) as db:
            names = db.execute("SELECT datname FROM pg_database WHERE datname <> ALL(%s) ORDER BY datname", (list(NOBODYS),))
            return [name for (name,) in names]

    @contextmanager
    def as_admin(self, cluster: str, database: str) -> Iterator[Db]:
        """The superuser, who is behind no wall."""
        with psycopg.connect(self.server(cluster).url(database), autocommit=True) as db:
            yield db

    @contextmanager
    def as_login(self, cluster: str, database: str, login: str) -> Iterator[Db]:
        with psycopg.connect(self.url(cluster, database, login), autocommit=True) as db:
            yield db

    def url(self, cluster: str, database: str, login: str) -> str:
        return make_conninfo(self.server(cluster).admin_url, dbname=database, user=login, password=PASSWORD)


@contextmanager
def standing() -> Iterator[Estate]:
    """On two clusters of its own: provisioning makes roles, which belong to a whole cluster."""
    with ExitStack() as stack:
        folder = stack.enter_context(workspace("walls"))
        data = stack.enter_context(PostgresServer(folder / "data", fsync=False))
        vault = stack.enter_context(PostgresServer(folder / "vault", fsync=False))
        pooled = _pooled(data, vault, folder)
        alone = {trust: of_one_trust(pooled, trust) for trust in TRUSTS}
        estate = Estate(data, vault, pooled, alone)
        for deployment in estate.deployments:
            furnish(deployment)
        yield estate


def furnish(deployment: Deployment) -> None:
    provision_all(deployment)
    for tenant in deployment.tenants:
        add_tenant(deployment, tenant)


def of_one_trust(pooled: Deployment, trust: str) -> Deployment:
    return replace(pooled, shape=Shape.TRUST, tenants=(trust,))


def _pooled(data: PostgresServer, vault: PostgresServer, folder: Path) -> Deployment:
    """All have one file of tenants' keys: what keeps them apart must be the vault itself."""
    return Deployment(
        shape=Shape.POOLED,
        data_admin_url=data.admin_url,
        vault_admin_url=vault.admin_url,
        kafka_admin_url=None,
        owner_password=PASSWORD,
        passwords=dict.fromkeys([*(service.name for service in SERVICES), PORTAL], PASSWORD),
        tenant_keys=folder / "tenant-keys.json",
        tenants=TRUSTS,
    )


def trust_of(name: str) -> str | None:
    """The trust that this role or database is for alone."""
    return next((trust for trust in TRUSTS if f"_{trust}_" in f"{name}_"), None)


def kind_of(name: str) -> str:
    """The name as it is where all trusts are together."""
    return name.replace(f"_{trust_of(name)}", "")
