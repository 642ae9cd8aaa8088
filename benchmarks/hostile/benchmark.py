"""What people of one trust wait for while clients of another, or of none, do what they can to stop the service."""

import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure, alternately, percentile
from benchmarks.hostile import clients
from benchmarks.http.benchmark import ROOT, note, serving, settings
from benchmarks.scale import Scale
from benchmarks.servers import TENANT
from benchmarks.tables import Section, Table
from plp_demo.servers.accounts import workspace
from plp_demo.servers.ports import LOOPBACK
from plp_demo.servers.postgres import PostgresServer
from plp_demo.servers.processes import Process, Program
from plp_kit.web.roles import Role
from plp_testkit.http import new_subject
from plp_testkit.issuer import issuer

OTHER: Final = "tzb"
BETWEEN: Final = 0.005
WARMING: Final = 0.5
SECONDS: Final = 3
SOAK: Final = 60
"""Times the scale's seconds: of each run, and of the one that is longer than every limit of time."""
LATEST: Final = 15.0
BESIDE: Final[Mapping[str, Mapping[str, int]]] = {
    "nobody": {},
    "200 drip heads": {"drips heads": 200},
    "200 drip bodies": {"drips bodies": 200},
    "100 stay after their last answer": {"stays": 100},
    "8 talk nonsense": {"talks nonsense": 8},
    "4 send large bodies, signed in": {"sends large": 4},
}
ALL: Final = {kind: count for counts in BESIDE.values() for kind, count in counts.items()}
COLUMNS: Final = ("beside them", "answered", "not answered", "p50, ms", "p99, ms", "slowest, ms")


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds of each request that was answered, and how many were not."""

    took: Sequence[float]
    failed: int


@dataclass(frozen=True, slots=True)
class Service:
    port: int
    folder: Path
    honest: bytes
    hostile: str


def benchmark(server: PostgresServer, scale: Scale) -> Section:
    with _service(server) as service:
        _ask(service, scale.seconds)
        short = {what: partial(_run, service, counts, SECONDS * scale.seconds) for what, counts in BESIDE.items()}
        runs = alternately(short, scale.runs)
        runs["all of them, for a minute"] = [_run(service, ALL, SOAK * scale.seconds)]
    note = f"Load of the machine before: {os.getloadavg()[1]:.1f} (mean of 5 minutes)."
    return Section("hostile", (Table(COLUMNS, [_row(what, made) for what, made in runs.items()]),), (note,))


@contextmanager
def _service(server: PostgresServer) -> Iterator[Service]:
    with workspace("hostile") as folder, issuer() as signs:
        tokens = {trust: signs.token(new_subject(), trust, Role.PARTICIPANT) for trust in (TENANT, OTHER)}
        variables = settings(server, folder, signs, OTHER)
        with serving(folder, "benchmarks.http.ours", ("http",), variables) as port:
            yield Service(port, folder, f"Authorization: Bearer {tokens[OTHER]}\r\n".encode(), tokens[TENANT])


def _run(service: Service, counts: Mapping[str, int], seconds: float) -> Asked:
    with _beside(service, counts, seconds):
        return _ask(service, seconds)


@contextmanager
def _beside(service: Service, counts: Mapping[str, int], seconds: float) -> Iterator[None]:
    if not counts:
        yield
        return
    asked = (str(service.port), service.hostile, str(seconds + 30), *(f"{kind}={count}" for kind, count in counts.items()))
    command = (sys.executable, "-m", clients.__name__, *asked)
    process = Process.start(Program("hostile", command, service.folder / "hostile.log", folder=ROOT))
    try:
        time.sleep(WARMING)
        yield
    finally:
        process.kill()


def _ask(service: Service, seconds: float) -> Asked:
    """One request after another, each on a connection of its own, as a proxy makes them."""
    took: list[float] = []
    failed, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.perf_counter()
        if _answered(service):
            took.append(time.perf_counter() - began)
        else:
            failed += 1
        time.sleep(BETWEEN)
    return Asked(took, failed)


def _answered(service: Service) -> bool:
    try:
        with socket.create_connection((LOOPBACK, service.port), timeout=LATEST) as link:
            link.sendall(note(service.honest))
            return link.recv(65_536).startswith(b"HTTP/1.1 201")
    except OSError:
        return False


def _row(what: str, runs: Sequence[Asked]) -> tuple[str, ...]:
    figures = [Figure(tuple(1000 * percentile(run.took, share) for run in runs)) for share in (0.5, 0.99, 1.0)]
    return (what, f"{sum(len(run.took) for run in runs):,}", str(sum(run.failed for run in runs)), *map(str, figures))
