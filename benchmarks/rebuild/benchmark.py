"""A read model rebuilt: events a second, beside the library's follower and a bare SELECT of the same rows, alternately."""

import time
from collections.abc import Callable
from functools import partial

from benchmarks.figures import Figure, alternately, number
from benchmarks.http.ours import MIGRATIONS
from benchmarks.rebuild.library import Theirs
from benchmarks.rebuild.ours import Ours
from benchmarks.scale import Scale
from benchmarks.servers import plain_database, service_database, settle
from benchmarks.tables import Section, Table
from plp_demo.servers.postgres import PostgresServer

OURS, FOLLOWER, SELECT = "ours", "eventsourcing, follower", "raw SELECT"
COLUMNS = ("what", "events", "events/s", "x follower", "x SELECT")


def benchmark(server: PostgresServer, scale: Scale) -> Section:
    """The follower, who commits each event by itself, gets a quarter of the log."""
    ours = Ours(service_database(server, "notes", MIGRATIONS), scale.rebuilt)
    theirs = Theirs(plain_database(server, "library"), scale.rebuilt // 4)
    for each in (ours, theirs):
        each.fill()
    measures = {
        OURS: partial(_per_second, server, ours.prepare, ours.rebuild, ours.events),
        FOLLOWER: partial(_per_second, server, theirs.prepare, theirs.rebuild, theirs.events),
        SELECT: partial(_per_second, server, lambda: None, ours.select, ours.events),
    }
    events = {OURS: ours.events, FOLLOWER: theirs.events, SELECT: ours.events}
    figures = {name: Figure(tuple(found)) for name, found in alternately(measures, scale.runs).items()}
    rows = [
        (name, f"{events[name]:,}", str(figure), *(number(figure.over(figures[other]).median) for other in (FOLLOWER, SELECT)))
        for name, figure in figures.items()
    ]
    return Section("rebuild", (Table(COLUMNS, rows),))


def _per_second(server: PostgresServer, prepare: Callable[[], None], work: Callable[[], None], events: int) -> float:
    prepare()
    settle(server)
    began = time.perf_counter()
    work()
    return events / (time.perf_counter() - began)
