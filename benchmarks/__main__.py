"""`python -m benchmarks`: runs them all, or those named, and rewrites their tables in README.md; --quick prints instead."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks import latency, machine, servers, tables
from benchmarks.append import benchmark as append
from benchmarks.bus import latency as effect
from benchmarks.bus import throughput
from benchmarks.bus.setting import Buses, buses
from benchmarks.hostile import benchmark as hostile
from benchmarks.http import benchmark as http
from benchmarks.matching import benchmark as matching
from benchmarks.matching import looks
from benchmarks.pages import benchmark as pages
from benchmarks.rebuild import benchmark as rebuild
from benchmarks.rounds import benchmark as rounds
from benchmarks.scale import FULL, QUICK, Scale
from benchmarks.tables import Section
from plp_demo.servers.postgres import PostgresServer

Benchmark = Callable[[PostgresServer, Scale], Section]
COMMAND = "make bench"


def _on_buses(run: Callable[[Buses, Scale], Section], server: PostgresServer, scale: Scale) -> Section:
    with buses(server) as both:
        return run(both, scale)


BENCHMARKS: dict[str, Benchmark] = {
    "append": append.benchmark,
    "latency": latency.benchmark,
    "rebuild": rebuild.benchmark,
    "throughput": partial(_on_buses, throughput.benchmark),
    "effect": partial(_on_buses, effect.benchmark),
    "http": http.benchmark,
    "hostile": hostile.benchmark,
    "pages": pages.benchmark,
    "matching": matching.benchmark,
    "looks": looks.benchmark,
    "rounds": rounds.benchmark,
}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHMARKS)}; all of them unless some are named")
    parser.add_argument("--quick", action="store_true", help="short runs, printed only: to see that everything works")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    for name in asked.names or BENCHMARKS:
        _run(name, QUICK if asked.quick else FULL, keep=not asked.quick)


def _run(name: str, scale: Scale, *, keep: bool) -> None:
    """On servers of its own, so that none inherits another's tables."""
    began = time.monotonic()
    with servers.postgres() as server:
        described = machine.described(server.admin_url, COMMAND)
        section = BENCHMARKS[name](server, scale)
    print(f"\n{name}, {time.monotonic() - began:.0f} s\n\n{section}", flush=True)
    if keep:
        tables.put(described)
        tables.put(section)


if __name__ == "__main__":
    main(sys.argv[1:])
