"""`python -m benchmarks.profile append|relay|consumer|http|rebuild`: where the time of one of them goes, by pyinstrument."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from pyinstrument import Profiler

from benchmarks.append.ours import OurHandler
from benchmarks.bus import ours
from benchmarks.bus.setting import Buses
from benchmarks.http.benchmark import BODY, settings
from benchmarks.http.ours import MIGRATIONS, SERVICE, blueprint
from benchmarks.notes.decider import TOPIC
from benchmarks.rebuild.ours import Ours
from benchmarks.servers import TENANT, postgres, service_database
from plp_demo.servers.accounts import workspace
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.telemetry import metrics, tracing
from plp_kit.process import web
from plp_kit.process.gate import Gate
from plp_kit.process.runtime import Runtime
from plp_kit.process.settings import read
from plp_kit.web.roles import Role
from plp_testkit.http import new_subject
from plp_testkit.issuer import issuer

TIMES = 2_000
INTERVAL = 0.0005


@contextmanager
def _profiled() -> Iterator[None]:
    profiler = Profiler(interval=INTERVAL)
    with profiler:
        yield
    print(profiler.output_text(unicode=True, show_all=True))


def append(server: PostgresServer) -> None:
    database = service_database(server, "command")
    with OurHandler(database.url(), database.url("plp_relay")).writing(1) as command, _profiled():
        for _ in range(TIMES):
            command(uuid4(), 0)


def relay(server: PostgresServer) -> None:
    buses = Buses(server, None, "")
    with buses.bus("PostgreSQL") as bus, _profiled():
        ours.relayed(buses.setting(bus, bus.topic(TOPIC)), 10 * TIMES)


def consumer(server: PostgresServer) -> None:
    buses = Buses(server, None, "")
    with buses.bus("PostgreSQL") as bus:
        setting = buses.setting(bus, bus.topic(TOPIC))
        ours.sent(setting, TIMES)
        with _profiled():
            ours.consumed(setting, TIMES)


def http(server: PostgresServer) -> None:
    with workspace("profile") as folder, issuer() as signs:
        tracing.start("profile", None)
        metrics.start("profile")
        runtime = Runtime(SERVICE, read(settings(server, folder, signs)))
        client = web.app(runtime, [blueprint], Gate(runtime)).test_client()
        headers = {
            "Authorization": f"Bearer {signs.token(new_subject(), TENANT, Role.PARTICIPANT)}",
            "Content-Type": "application/json",
        }
        with _profiled():
            for _ in range(TIMES):
                client.post("/notes", data=BODY, headers={**headers, "Idempotency-Key": uuid4().hex})


def rebuild(server: PostgresServer) -> None:
    ours = Ours(service_database(server, "notes", MIGRATIONS), 10 * TIMES)
    ours.fill()
    ours.prepare()
    with _profiled():
        ours.rebuild()


PROFILED: dict[str, Callable[[PostgresServer], None]] = {
    "append": append,
    "relay": relay,
    "consumer": consumer,
    "http": http,
    "rebuild": rebuild,
}

if __name__ == "__main__":
    with postgres() as running:
        PROFILED[sys.argv[1]](running)
