"""Deployments of each shape, on two clusters that nothing else uses: their names are fixed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

import pytest

from plp_demo.servers.accounts import workspace
from plp_demo.servers.postgres import PostgresServer
from plp_operate.deployment.deployment import Deployment, Shape
from plp_operate.deployment.services import PORTAL, SERVICES
from tests.operating.deployed import Deployed


@pytest.fixture(scope="session")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """The pooled one, before it is provisioned."""
    with workspace("operating") as folder:
        data, vault = (PostgresServer(folder / name, fsync=False) for name in ("data", "vault"))
        with data, vault:
            yield Deployment(
                shape=Shape.POOLED,
                data_admin_url=data.admin_url,
                vault_admin_url=vault.admin_url,
                kafka_admin_url=None,
                owner_password="of the owners",
                passwords={name: f"of {name}" for name in (*(service.name for service in SERVICES), PORTAL)},
                tenant_keys=tmp_path_factory.mktemp("keys") / "tenant-keys.json",
                tenants=("rha", "tzb"),
            )


@pytest.fixture(scope="session")
def pooled(described: Deployment) -> Deployed:
    deployed = Deployed(described)
    deployed.says("provision")
    return deployed


@pytest.fixture
def trust(pooled: Deployed) -> str:
    """The code of a trust of the test's own."""
    code = f"t{token_hex(3)}"
    pooled.says("tenant", "add", code)
    return code


@pytest.fixture(scope="session")
def one_trusts(pooled: Deployed) -> Deployed:
    """Beside the pooled one, with databases and principals of its own."""
    deployed = Deployed(replace(pooled.at, shape=Shape.TRUST, tenants=("kch",), tenant_keys=_beside(pooled, "kch")))
    deployed.says("provision")
    return deployed


@pytest.fixture(scope="session")
def national(pooled: Deployed) -> Deployed:
    """On the same databases as the pooled one: insights alone."""
    return Deployed(replace(pooled.at, shape=Shape.NATIONAL))


def _beside(pooled: Deployed, name: str) -> Path:
    return pooled.at.tenant_keys.with_name(f"{name}.json")
