"""A whole platform on this machine: two PostgreSQL clusters, a bus, an issuer, the services and the portal, kept alive."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_urlsafe
from signal import Signals

from plp_kit.testing.accounts import workspace
from plp_kit.testing.ports import free_ports
from plp_kit.testing.postgres import Postgres, PostgresServer, postgres
from plp_kit.testing.processes import ProgramFailed
from plp_local.issuer.people import Person
from plp_local.platform import provisioning, sign_in
from plp_local.platform.addresses import Addresses, Secrets, works
from plp_local.platform.children import children, forking
from plp_local.platform.patience import patiently
from plp_local.platform.services import SERVICES
from plp_local.supervisor import Supervisor
from plp_local.supervisor_posts import Child

SERVERS = 0
DEMO_ROUNDING = "demo: a trust's own secret in production, so that a run can be repeated here"

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Platform:
    """`servers` keeps PostgreSQL and Kafka alive, `supervisor` everything that stands on them."""

    at: Addresses
    servers: Supervisor = field(repr=False)
    supervisor: Supervisor = field(repr=False)

    def restarts(self) -> Mapping[str, int]:
        """How often each process was started again."""
        return {**self.servers.restarts(), **self.supervisor.restarts()}


@contextmanager
def running(people: Sequence[Person], tenants: Sequence[str], told: Told, *, on_kafka: bool = False) -> Iterator[Platform]:
    """Starts everything, lets the tenants in, and stops everything at the end; nothing is left behind."""
    with ExitStack() as stack:
        folder = stack.enter_context(workspace("platform"))
        forks = stack.enter_context(forking(folder))
        servers, at = _servers(folder, on_kafka=on_kafka)
        told("starting PostgreSQL (data and vault)" + (" and Apache Kafka" if on_kafka else ""))
        supervised = stack.enter_context(Supervisor(servers))
        told("making databases, logins, bus and vault")
        patiently(lambda: _furnish(at, tenants))
        sign_in.write(at, people)
        told(f"starting the issuer, {len(SERVICES)} services and the portal")
        yield Platform(at, supervised, stack.enter_context(Supervisor(list(children(at, forks)))))


def _furnish(at: Addresses, tenants: Sequence[str]) -> None:
    provisioning.provision_all(at)
    for tenant in tenants:
        provisioning.add_tenant(at, tenant)


def _secrets() -> Secrets:
    return Secrets(token_urlsafe(16), token_urlsafe(16), token_urlsafe(16), DEMO_ROUNDING)


def _servers(folder: Path, *, on_kafka: bool) -> tuple[list[Child], Addresses]:
    data, vault = postgres(folder / "data"), postgres(folder / "vault", "PLP_VAULT_DATABASE_URL")
    names = [*(name for service in SERVICES for name in (service.name, works(service))), "issuer", "portal"]
    (folder / "traces").mkdir()
    at = Addresses(
        folder=folder,
        data_admin_url=data.admin_url,
        vault_admin_url=vault.admin_url,
        secrets=_secrets(),
        ports=dict(zip(names, free_ports(len(names)), strict=True)),
    )
    servers = [*_postgres("postgresql.data", data), *_postgres("postgresql.vault", vault)]
    return (servers, at) if not on_kafka else _with_kafka(folder, servers, at)


def _postgres(name: str, server: Postgres) -> list[Child]:
    """A given server is not ours to start."""
    if not isinstance(server, PostgresServer):
        return []
    _twice(server.prepare)
    program = replace(server.program(name), stop_signal=Signals.SIGQUIT)  # at once: its folder goes with it
    return [Child(program, server.ready, SERVERS)]


def _twice(prepare: Callable[[], None]) -> None:
    """Once more where a program that makes files was killed over it: it begins anew."""
    try:
        prepare()
    except ProgramFailed:
        prepare()


def _with_kafka(folder: Path, servers: list[Child], at: Addresses) -> tuple[list[Child], Addresses]:
    from plp_kit.testing.kafka import KafkaServer  # noqa: PLC0415 (half a second, which a demo without Kafka need not wait)

    kafka = KafkaServer(folder / "kafka")
    _twice(kafka.prepare)
    admin = (kafka.admin_user, kafka.admin_password)
    return [*servers, Child(kafka.program("kafka"), kafka.ready, SERVERS)], replace(at, kafka=kafka.bootstrap, kafka_admin=admin)
