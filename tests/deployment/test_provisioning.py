"""`plp provision` on real servers, told what docker-compose.yml tells it: afterwards every service finds what it needs."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg.conninfo import make_conninfo

from evaluation.service import EVALUATION
from insights.service import INSIGHTS
from plp_demo.servers.accounts import workspace
from plp_demo.servers.kafka import Kafka
from plp_demo.servers.postgres import Postgres, PostgresServer
from plp_kit.core.database import Database
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Topic, TopicRefused
from plp_kit.process import settings
from plp_kit.process.runtime import Runtime
from plp_kit.service import Service
from plp_kit.vault.vault import Entry
from plp_operate.cli import plp
from plp_operate.deployment.services import SERVICES
from recruitment.service import RECRUITMENT

BUSES = [pytest.param("postgres"), pytest.param("kafka", marks=pytest.mark.kafka)]
EACH = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])

Variables = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Servers:
    """What stands here in the place of the servers that the Compose file names."""

    data: Postgres
    vault: Postgres
    kafka: Kafka | None = None

    def reached(self, variables: Variables) -> dict[str, str]:
        """A container's variables with these servers' addresses; without a Kafka the bus is PostgreSQL's."""
        moved = {name: self._moved(value) for name, value in variables.items()}
        if self.kafka is None:
            moved.pop("PLP_KAFKA_ADMIN_URL", None)
            buses = {"PLP_BUS_URL": "PLP_DATABASE_URL", "PLP_RELAY_BUS_URL": "PLP_RELAY_DATABASE_URL"}
            moved |= {bus: _on_bus(moved[database]) for bus, database in buses.items() if bus in moved}
        return moved

    def _moved(self, value: str) -> str:
        for name, server in (("data", self.data), ("vault", self.vault)):
            address = server.admin_url.removeprefix("postgresql://").removesuffix("/postgres")
            value = value.replace(f"postgres:fake-{name}-admin@{name}:5432", address)
            value = value.replace(f"@{name}:5432", f"@{address.partition('@')[2]}")
        if self.kafka is not None:
            value = value.replace("fake-kafka-admin@", f"{self.kafka.admin_password}@")
            value = value.replace("@kafka:9092", f"@{self.kafka.bootstrap}")
        return value


def _on_bus(database_url: str) -> str:
    return f"{database_url.rpartition('/')[0]}/bus"


@dataclass(frozen=True, slots=True)
class Deployed:
    """Compose's deployment on these servers, or with `changes` another one of the same images."""

    servers: Servers
    environments: Mapping[str, Variables]
    keys: Path
    closing: ExitStack
    changes: dict[str, str] = field(default_factory=dict)

    @property
    def trust(self) -> str | None:
        return self.changes["PLP_TENANTS"] if self.changes.get("PLP_SHAPE") == "trust" else None

    def variables(self, container: str) -> dict[str, str]:
        return {**self.servers.reached(self.environments[container]), "PLP_TENANT_KEYS": str(self.keys)}

    def plp(self, *arguments: str) -> Result:
        return CliRunner().invoke(plp, arguments, env={**self.variables("provision"), **self.changes})

    def runtime(self, service: Service) -> Runtime:
        """In a trust's own deployment databases and logins carry its code, and the service is told to serve nobody else."""
        read = self.variables(f"{service.name.replace('_', '-')}-work")
        if trust := self.trust:
            read = {name: _owned(value, service.name, trust) for name, value in read.items()} | {"PLP_TENANTS": trust}
        runtime = Runtime(service, settings.read(read, service.secrets))
        for pool in (runtime.database, runtime.relay_database, runtime.scheduler_database, runtime.vault_database):
            self.closing.callback(pool.close)
        return runtime


def _owned(value: str, service: str, trust: str) -> str:
    login = re.sub(rf"//{service}(_relay|_scheduler)?:", rf"//{service}_{trust}\1:", value)
    return re.sub(rf"/{service}$", f"/{service}_{trust}", login)


class Deploy(Protocol):
    """Provisions a deployment, with Compose's variables and these changes to them."""

    def __call__(self, servers: Servers, **changes: str) -> Deployed: ...


@pytest.fixture(scope="module")
def clusters() -> Iterator[Servers]:
    """Our own: a deployment's names are fixed, and the logins of other tests have some of them."""
    with workspace("deployment") as folder:
        data, vault = (PostgresServer(folder / name, fsync=False) for name in ("data", "vault"))
        with data, vault:
            yield Servers(data, vault)


@pytest.fixture(scope="module")
def deploy(environments: Mapping[str, Variables], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deploy]:
    with ExitStack() as stack:

        def made(servers: Servers, **changes: str) -> Deployed:
            keys = tmp_path_factory.mktemp("keys") / "tenant-keys.json"
            deployed = Deployed(servers, environments, keys, stack, changes)
            done = deployed.plp("provision")
            assert done.exit_code == 0, done.output
            return deployed

        yield made


@pytest.fixture(scope="module", params=BUSES)
def pooled(request: pytest.FixtureRequest, clusters: Servers, deploy: Deploy) -> Deployed:
    kafka = request.getfixturevalue("kafka_server") if request.param == "kafka" else None
    return deploy(Servers(clusters.data, clusters.vault, kafka))


def answers(runtime: Runtime) -> bool:
    """Each login of a service, on its database and in the vault."""
    pools = (runtime.database, runtime.relay_database, runtime.scheduler_database, runtime.vault_database)
    return [_asked(pool) for pool in pools] == [1] * len(pools)


def _asked(pool: Database) -> object:
    with pool.transaction() as db:
        return (db.execute("SELECT 1").fetchone() or (0,))[0]


def test_everything_can_be_made_again(pooled: Deployed) -> None:
    before = pooled.keys.read_bytes()
    for arguments in (("provision",), ("tenant", "add", "demo"), ("tenant", "add", "demo")):
        done = pooled.plp(*arguments)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "demo: keys, topics, grants and rows are there." in done.stdout
    assert pooled.keys.read_bytes() == before


@EACH
def test_a_service_finds_its_databases_and_its_tenants(pooled: Deployed, service: Service) -> None:
    runtime = pooled.runtime(service)
    assert answers(runtime)
    assert {"demo", service.own_tenant or "demo"} <= set(runtime.tenants())


@EACH
def test_a_service_seals_and_opens(pooled: Deployed, service: Service) -> None:
    vault = pooled.runtime(service).context(service.own_tenant or "demo").vault
    person = uuid4()
    sealed = vault.seal([Entry(f"person-{person}", "name", "Ada", frozenset({service.name}), frozenset({person}))])
    assert vault.open(sealed) == ["Ada"]


@EACH
def test_a_service_finds_its_topics(pooled: Deployed, service: Service) -> None:
    runtime = pooled.runtime(service)
    with closing(connecting.sender(runtime.settings.relay_bus_url)) as sender:
        assert [sender.last_sequence(Topic("demo", name)) for name in service.topics] == [0] * len(service.topics)
    with closing(connecting.reader(runtime.settings.bus_url)) as reader:
        reader.follow({topic: 0 for topic in runtime.topics_read() if topic.tenant == "demo"})
        assert list(reader.read(1, 0.5)) == []


def test_the_portal_finds_its_sessions(pooled: Deployed) -> None:
    with psycopg.connect(pooled.variables("portal")["PLP_DATABASE_URL"]) as db:
        assert db.execute("SELECT has_table_privilege('sessions', 'INSERT')").fetchone() == (True,)


def test_no_login_but_its_own_opens_a_services_database(pooled: Deployed) -> None:
    known = pooled.variables("recruitment")["PLP_DATABASE_URL"]
    with pytest.raises(psycopg.OperationalError, match='permission denied for database "matching"'):
        psycopg.connect(make_conninfo(known, dbname="matching"))


def test_no_process_of_a_service_knows_its_databases_owner(pooled: Deployed) -> None:
    known = pooled.variables("recruitment")["PLP_DATABASE_URL"]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(known.replace("//recruitment:", "//recruitment_owner:"))


def test_a_trusts_own_deployment_knows_that_trust_alone(clusters: Servers, deploy: Deploy) -> None:
    national = deploy(clusters, PLP_SHAPE="national", PLP_TENANTS="rha kch")
    rha, kch = (deploy(clusters, PLP_SHAPE="trust", PLP_TENANTS=trust) for trust in ("rha", "kch"))
    assert "kch" not in rha.keys.read_text()
    assert "rha" not in national.keys.read_text()
    runtime = rha.runtime(RECRUITMENT)
    assert answers(runtime)
    assert runtime.tenants() == ["rha"]
    assert {"rha", "kch", "national"} <= set(national.runtime(INSIGHTS).tenants())
    _hears_contributions(national)
    with closing(connecting.reader(kch.runtime(EVALUATION).settings.bus_url)) as reader:
        reader.follow({Topic("rha", "recruitment"): 0})
        with pytest.raises(TopicRefused):
            reader.read(1, 0.5)


def _hears_contributions(national: Deployed) -> None:
    with closing(connecting.reader(national.runtime(INSIGHTS).settings.bus_url)) as reader:
        reader.follow({Topic(trust, "contributions"): 0 for trust in ("rha", "kch")})
        assert list(reader.read(1, 0.5)) == []


def test_a_trusts_own_deployment_lets_nobody_else_in(clusters: Servers, deploy: Deploy) -> None:
    done = deploy(clusters, PLP_SHAPE="trust", PLP_TENANTS="lgt").plp("tenant", "add", "kch")
    assert (done.exit_code, done.stderr) == (1, "This deployment is lgt's alone.\n")


def test_the_national_code_is_no_trusts(pooled: Deployed) -> None:
    assert pooled.plp("tenant", "add", "national").exit_code == 1


def test_what_is_missing_is_named_and_nothing_is_done(clusters: Servers, environments: Mapping[str, Variables]) -> None:
    variables = {**clusters.reached(environments["provision"]), "PLP_OWNER_PASSWORD": "", "PLP_SHAPE": "trust", "PLP_TENANTS": ""}
    done = CliRunner().invoke(plp, ["provision"], env=variables)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "PLP_OWNER_PASSWORD is not set" in done.stderr
    assert "PLP_TENANTS names the one trust" in done.stderr
