"""Appends a second: our store beside the library's two modes and a bare insert, alternately, alone and by six writers."""

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from uuid import uuid4

from benchmarks.append.bare import Bare
from benchmarks.append.contending import Append, Contender, Delivered
from benchmarks.append.drains import Reading, reading
from benchmarks.append.library import Library
from benchmarks.append.ours import OurHandler, OurStore
from benchmarks.crew import Crew, begin_together
from benchmarks.figures import Figure, alternately, number
from benchmarks.scale import Scale
from benchmarks.servers import plain_database, service_database, settle
from benchmarks.tables import Section, Table
from plp_demo.servers.postgres import PostgresServer

BATCHES = (1, 50, 500)
WRITERS = (1, 6)
APPENDS_TO_A_STREAM = 5
WARM_UP = 5

DEFAULT, NARROW, WIDE = "eventsourcing, default", "bare insert, five columns", "bare insert, our columns"
COLUMNS = (
    "batch",
    "writers",
    "what",
    "events/s",
    "x default",
    "x bare, our columns",
    "x bare, five",
    "lost",
    "doubled",
    "inverted",
)


@dataclass(frozen=True, slots=True)
class Written:
    """`events` with those of the warm-up, which reach the reader too."""

    events: int
    per_second: float


@dataclass(frozen=True, slots=True)
class Run:
    per_second: float
    lost: int | None
    delivered: Delivered | None


def benchmark(server: PostgresServer, scale: Scale) -> Section:
    rows: list[tuple[str, ...]] = []
    for writers in WRITERS:
        with Crew(writers) as crew, ExitStack() as stack:
            taking_part = [(one, stack.enter_context(reading(one))) for one in contenders(server)]
            for batch in BATCHES:
                measures = {one.name: partial(_run, server, crew, one, read, batch, scale.seconds) for one, read in taking_part}
                rows += _rows(batch, writers, alternately(measures, scale.runs))
    return Section("append", (Table(COLUMNS, rows),))


def contenders(server: PostgresServer) -> list[Contender]:
    """Each with a database of its own, our two with one each."""
    store, command = service_database(server, "store"), service_database(server, "command")
    libraries = [Library(plain_database(server, "library"), functions) for functions in (False, True)]
    bare = plain_database(server, "bare")
    limits = [Bare(bare, "our columns"), Bare(bare, "five columns")]
    limits[0].make_tables()
    for library in libraries:
        library.make_tables()
    return [
        OurStore(store.url(), store.url("plp_relay")),
        OurHandler(command.url(), command.url("plp_relay")),
        *libraries,
        *limits,
    ]


def _run(server: PostgresServer, crew: Crew, contender: Contender, read: Reading, batch: int, seconds: float) -> Run:
    settle(server)
    read.begin()
    written = crew.all(write, contender, batch, seconds)
    events = sum(each.events for each in written)
    delivered = read.finish(events)
    return Run(sum(each.per_second for each in written), None if delivered is None else events - delivered.received, delivered)


def write(contender: Contender, batch: int, seconds: float) -> Written:
    """In a process of the crew."""
    with contender.writing(batch) as append:
        _append_for(append, batch, WARM_UP)
        begin_together()
        began = time.monotonic()
        appends = _append_for(append, batch, None, until=began + seconds)
        took = time.monotonic() - began
    return Written((WARM_UP + appends) * batch, appends * batch / took)


def _append_for(append: Append, batch: int, most: int | None, until: float = float("inf")) -> int:
    """So many appends, or as many as fit in; a new stream after every few."""
    stream, done = uuid4(), 0
    for place in cycle(range(APPENDS_TO_A_STREAM)):
        if done == most or time.monotonic() >= until:
            return done
        stream = stream if place else uuid4()
        append(stream, place * batch)
        done += 1
    return done


def _rows(batch: int, writers: int, runs: Mapping[str, Sequence[Run]]) -> list[tuple[str, ...]]:
    figures = {name: Figure(tuple(run.per_second for run in made)) for name, made in runs.items()}
    return [
        (
            str(batch),
            str(writers),
            name,
            str(figure),
            *(number(figure.over(figures[other]).median) for other in (DEFAULT, WIDE, NARROW)),
            *_counts(runs[name]),
        )
        for name, figure in figures.items()
    ]


def _counts(runs: Sequence[Run]) -> tuple[str, str, str]:
    """Summed over all runs."""
    read = [run.delivered for run in runs if run.delivered is not None]
    if not read:
        return "-", "-", "-"
    lost = sum(run.lost or 0 for run in runs)
    return str(lost), str(sum(each.doubled for each in read)), str(sum(each.inverted for each in read))
