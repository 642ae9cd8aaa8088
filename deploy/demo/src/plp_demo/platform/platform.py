"""A whole platform on this machine: two PostgreSQL clusters, a bus, an issuer, the services and the portal, kept alive."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_urlsafe
from signal import Signals

from plp_demo.issuer.people import Person
from plp_demo.platform import sign_in
from plp_demo.platform.addresses import Addresses, Secrets, ports
from plp_demo.platform.children import children, forking
from plp_demo.platform.known_people import make_known
from plp_demo.platform.patience import patiently
from plp_demo.servers.accounts import workspace
from plp_demo.servers.postgres import Postgres, PostgresServer, postgres
from plp_demo.servers.processes import ProgramFailed
from plp_demo.supervisor.posts import Child
from plp_demo.supervisor.supervisor import Supervisor
from plp_operate.deployment import provisioning
from plp_operate.deployment.services import PORTAL, SERVICES

SERVERS = 0
DEMO_ROUNDING = "demo: a trust's own secret in production, so that a run can be repeated here"

Write = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Platform:
    """`servers` keeps PostgreSQL and Kafka alive, `supervisor` everything that needs them."""

    at: Addresses
    servers: Supervisor = field(repr=False)
    supervisor: Supervisor = field(repr=False)

    def restarts(self) -> Mapping[str, int]:
        """How often each process was started again."""
        return {**self.servers.restarts(), **self.supervisor.restarts()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`ports` are those of the platform before, which are taken again where they are free."""

    on_kafka: bool = False
    ports: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def running(people: Sequence[Person], tenants: Sequence[str], write: Write, wanted: Wanted = Wanted()) -> Iterator[Platform]:
    """Starts everything, lets the tenants in, and stops everything at the end; nothing is left behind."""
    with ExitStack() as stack:
        folder = stack.enter_context(workspace("platform"))
        forks = stack.enter_context(forking(folder))
        servers, at = _servers(folder, tenants, wanted)
        write("starting PostgreSQL (data and vault)" + (" and Apache Kafka" if wanted.on_kafka else ""))
        supervised = stack.enter_context(Supervisor(servers))
        write("making databases, logins, bus and vault")
        patiently(lambda: furnish(at))
        sign_in.write(at, people)
        make_known(at, people)
        write(f"starting the issuer, a mail server, {len(SERVICES)} services and the portal")
        yield Platform(at, supervised, stack.enter_context(Supervisor(list(children(at, forks)))))


def furnish(at: Addresses) -> None:
    """Makes the databases, the bus and the vault that the services need, and lets in the trusts."""
    provisioning.provision_all(at.deployment)
    for tenant in at.tenants:
        provisioning.add_tenant(at.deployment, tenant)


def _secrets() -> Secrets:
    passwords = {name: token_urlsafe(16) for name in (*(service.name for service in SERVICES), PORTAL)}
    return Secrets(token_urlsafe(16), passwords, token_urlsafe(16), token_urlsafe(16), DEMO_ROUNDING)


def _servers(folder: Path, tenants: Sequence[str], wanted: Wanted) -> tuple[list[Child], Addresses]:
    data, vault = postgres(folder / "data"), postgres(folder / "vault", "PLP_VAULT_DATABASE_URL")
    for name in ("logs", "traces"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    at = Addresses(
        folder=folder,
        data_admin_url=data.admin_url,
        vault_admin_url=vault.admin_url,
        secrets=_secrets(),
        ports=ports("mail", kept=wanted.ports),
        tenants=tuple(tenants),
    )
    servers = [*_postgres("postgresql.data", data), *_postgres("postgresql.vault", vault)]
    return (servers, at) if not wanted.on_kafka else _with_kafka(folder, servers, at)


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
    from plp_demo.servers.kafka import KafkaServer  # noqa: PLC0415 (half a second, which a demo without Kafka need not wait)

    kafka = KafkaServer(folder / "kafka")
    _twice(kafka.prepare)
    admin = (kafka.admin_user, kafka.admin_password)
    return [*servers, Child(kafka.program("kafka"), kafka.ready, SERVERS)], replace(at, kafka=kafka.bootstrap, kafka_admin=admin)
