"""Commands a second over HTTP: a route of the kit's beside a bare Flask with one INSERT, each in the kit's gunicorn."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg

from benchmarks.figures import Figure, alternately, number, percentile
from benchmarks.http import bare
from benchmarks.http.load import MakeRequest, load
from benchmarks.http.ours import MIGRATIONS
from benchmarks.notes.decider import PARTNERSHIP, TEXT
from benchmarks.scale import Scale
from benchmarks.servers import TENANT, plain_database, service_database, settle
from benchmarks.tables import Section, Table
from plp_demo.servers.accounts import workspace
from plp_demo.servers.ports import LOOPBACK, free_port, is_open
from plp_demo.servers.postgres import PostgresServer
from plp_demo.servers.processes import Process, Program
from plp_kit.core.provisioning import add_tenant
from plp_kit.vault.provisioning import Principal, provision_vault, vault_url
from plp_kit.web.roles import Role
from plp_testkit.http import new_subject
from plp_testkit.issuer import Issuer, issuer

ROOT = Path(__file__).parents[2]
CLIENTS = (1, 8)
PASSWORD = "for benchmarks"
COLUMNS = ("clients", "what", "requests/s", "ratio", "p50, ms", "p99, ms")
BODY = json.dumps({"partnership": str(PARTNERSHIP), "text": TEXT}).encode()


@dataclass(frozen=True, slots=True)
class Served:
    name: str
    port: int
    make: MakeRequest


@dataclass(frozen=True, slots=True)
class Run:
    per_second: float
    p50: float
    p99: float


def benchmark(server: PostgresServer, scale: Scale) -> Section:
    rows: list[tuple[str, ...]] = []
    with workspace("http") as folder, issuer() as signs, _bare(server, folder) as limit, _ours(server, folder, signs) as ours:
        for clients in CLIENTS:
            for served in (limit, ours):
                load(served.port, clients, scale.seconds / 2, served.make)
            runs = {served.name: partial(_run, server, served, clients, scale.seconds) for served in (limit, ours)}
            rows += _rows(clients, alternately(runs, scale.runs))
    return Section("http", (Table(COLUMNS, rows),))


@contextmanager
def _bare(server: PostgresServer, folder: Path) -> Iterator[Served]:
    url = plain_database(server, "bare_http")
    with psycopg.connect(url) as db:
        db.execute(bare.TABLE)
    with serving(folder, "benchmarks.http.bare", (), {"BARE_DATABASE_URL": url}) as port:
        yield Served("bare Flask, one INSERT", port, partial(note, b""))


@contextmanager
def _ours(server: PostgresServer, folder: Path, signs: Issuer) -> Iterator[Served]:
    headers = f"Authorization: Bearer {signs.token(new_subject(), TENANT, Role.PARTICIPANT)}\r\n".encode()
    with serving(folder, "benchmarks.http.ours", ("http",), settings(server, folder, signs)) as port:
        yield Served("ours: token, key, read model, outbox", port, partial(note, headers))


def settings(server: PostgresServer, folder: Path, signs: Issuer, *also: str) -> dict[str, str]:
    """With a database and a vault of its own, which says who the caller is; `also` are further trusts. Nobody relays."""
    database = service_database(server, "notes", MIGRATIONS)
    for trust in also:
        add_tenant(database.url("plp_owner"), trust)
    provision_vault(server.admin_url, PASSWORD, [Principal("notes", "notes", PASSWORD)])
    return {
        "PLP_ENVIRONMENT": "test",
        "PLP_DATABASE_URL": database.url(),
        "PLP_RELAY_DATABASE_URL": database.url("plp_relay"),
        "PLP_SCHEDULER_DATABASE_URL": database.url("plp_scheduler"),
        "PLP_VAULT_URL": vault_url(server.admin_url, "notes", PASSWORD),
        "PLP_TENANT_KEYS": str(folder / "tenant-keys.json"),
        "PLP_BUS_URL": server.admin_url,
        "PLP_RELAY_BUS_URL": server.admin_url,
        "PLP_ISSUER": signs.url,
        "PLP_REQUEST_SECRET": "for benchmarks",
        "PLP_SIGN_IN_SECRET": "for benchmarks",
    }


def note(headers: bytes) -> bytes:
    """Both carry an Idempotency-Key; one of them looks at it."""
    return b"".join(
        (
            b"POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: ",
            uuid4().hex.encode(),
            b"\r\n",
            headers,
            b"Content-Length: %d\r\n\r\n" % len(BODY),
            BODY,
        )
    )


@contextmanager
def serving(folder: Path, module: str, arguments: Sequence[str], variables: dict[str, str]) -> Iterator[int]:
    port = free_port()
    environment = {**os.environ, **variables, "PLP_PORT": str(port), "PLP_STATUS_PORT": "0", "PLP_HOST": LOOPBACK}
    program = Program(module, (sys.executable, "-m", module, *arguments), folder / f"{module}.log", environment, ROOT)
    process = Process.start(program)
    try:
        process.wait_ready(lambda: is_open(port), 30)
        yield port
    finally:
        process.stop()


def _run(server: PostgresServer, served: Served, clients: int, seconds: float) -> Run:
    settle(server)
    took = load(served.port, clients, seconds, served.make)
    return Run(len(took) / seconds, 1000 * percentile(took, 0.5), 1000 * percentile(took, 0.99))


def _rows(clients: int, runs: dict[str, list[Run]]) -> list[tuple[str, ...]]:
    figures = {name: Figure(tuple(run.per_second for run in made)) for name, made in runs.items()}
    limit = next(iter(figures.values()))
    return [
        (
            str(clients),
            name,
            str(figure),
            number(figure.over(limit).median),
            str(Figure(tuple(run.p50 for run in runs[name]))),
            str(Figure(tuple(run.p99 for run in runs[name]))),
        )
        for name, figure in figures.items()
    ]
