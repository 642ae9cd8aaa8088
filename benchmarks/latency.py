"""What one append and one load take in a small log and in a large one, alternately: the same operation on both, one by one."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import md5
from uuid import UUID

from benchmarks.append.ours import ORIGIN
from benchmarks.figures import Figure, number, percentile
from benchmarks.notes.decider import KIND, LANGUAGE, STORED, STORED_NAME, TEXT, noted
from benchmarks.scale import Scale
from benchmarks.servers import TENANT, ServiceDatabase, service_database, settle
from benchmarks.tables import Section, Table
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core import event_store
from plp_kit.core.database import Database, TenantDatabase
from plp_kit.core.events import Stream

SMALL = 10_000
EVENTS_A_STREAM = 10
CHUNK = 500_000

# Ids as the store makes them: random, those of one append beginning alike. A stream's id follows from its number.
FILL = """WITH streams AS MATERIALIZED (
  SELECT md5(number::text)::uuid AS id, left(gen_random_uuid()::text, 18) AS together
  FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS number
)
INSERT INTO events (stream, version, id, name, payload, actor, occurred_at, correlation)
SELECT %(kind)s || '-' || streams.id, version, (together || right(gen_random_uuid()::text, 18))::uuid, %(name)s,
       jsonb_build_object('partnership', streams.id, 'number', version, 'text', %(text)s::text), 'someone', now(), streams.id
FROM streams, generate_series(1, %(each)s) AS version"""

WITHOUT_INDEXES = """
ALTER TABLE events DROP CONSTRAINT events_pkey;
DROP INDEX events_by_position, events_by_id;
"""
INDEXES = """
ALTER TABLE events ADD PRIMARY KEY (tenant, stream, version);
CREATE UNIQUE INDEX events_by_position ON events (tenant, position);
CREATE UNIQUE INDEX events_by_id ON events (tenant, id);
ANALYZE events;
"""


@dataclass(frozen=True, slots=True)
class Log:
    """A log with so many streams of ten events each; `tenant` reaches it as the service does."""

    name: str
    streams: int
    tenant: TenantDatabase

    @property
    def events(self) -> int:
        return self.streams * EVENTS_A_STREAM


def benchmark(server: PostgresServer, scale: Scale) -> Section:
    with _log(server, "small", SMALL, scale) as small, _log(server, "large", scale.stored, scale) as large:
        settle(server)
        _run(small, large, 50)
        runs = [_run(small, large, scale.samples) for _ in range(scale.runs)]
    return Section("latency", (_table(small, large, runs),))


@contextmanager
def _log(server: PostgresServer, name: str, events: int, scale: Scale) -> Iterator[Log]:
    database = service_database(server, name)
    streams = fill(database, events // EVENTS_A_STREAM, scale.filling)
    with closing(Database(database.url(), size=1)) as pool:
        yield Log(name, streams, pool.of(TENANT))


def fill(database: ServiceDatabase, streams: int, within: float) -> int:
    """How many streams there are in the end: filling stops when its time is up."""
    began, filled = time.monotonic(), 0
    with database.admin() as db:
        db.execute("SELECT set_config('app.tenant', %s, false)", (TENANT,))
        db.execute(WITHOUT_INDEXES)
        while filled < streams and time.monotonic() - began < within:
            last = min(streams, filled + CHUNK // EVENTS_A_STREAM)
            values = {"kind": KIND, "name": STORED_NAME, "text": TEXT, "each": EVENTS_A_STREAM}
            db.execute(FILL, {**values, "first": filled + 1, "last": last})
            filled = last
        db.execute(INDEXES)
        db.execute("VACUUM events")
    return filled


def stream_of(place: int) -> Stream:
    return Stream(KIND, UUID(md5(str(place).encode(), usedforsecurity=False).hexdigest()))


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of each load and of each append, by log."""

    loads: dict[str, list[float]]
    appends: dict[str, list[float]]


def _run(small: Log, large: Log, samples: int) -> Run:
    """A stream drawn anew each time is loaded, then added to: in the large log hardly one of them was touched before."""
    run = Run({"small": [], "large": []}, {"small": [], "large": []})
    for sample in range(samples):
        for log in (small, large) if sample % 2 else (large, small):
            stream = stream_of(random.randint(1, log.streams))
            loaded, took = _timed(partial(_load, log.tenant, stream))
            run.loads[log.name].append(took)
            _, took = _timed(partial(_append, log.tenant, stream, loaded))
            run.appends[log.name].append(took)
    return run


def _timed(work: Callable[[], int]) -> tuple[int, float]:
    began = time.perf_counter()
    done = work()
    return done, time.perf_counter() - began


def _load(tenant: TenantDatabase, stream: Stream) -> int:
    with tenant.transaction() as db:
        return len(event_store.load(db, STORED, stream))


def _append(tenant: TenantDatabase, stream: Stream, loaded: int) -> int:
    with tenant.transaction() as db:
        return len(event_store.append(db, STORED, stream, loaded, noted(loaded + 1, 1), ORIGIN, LANGUAGE.topic_of))


def _table(small: Log, large: Log, runs: Sequence[Run]) -> Table:
    rows = []
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        for what, measured in (("load", [run.loads for run in runs]), ("append", [run.appends for run in runs])):
            in_small, in_large = (
                Figure(tuple(1000 * percentile(run[log], share) for run in measured)) for log in (small.name, large.name)
            )
            rows.append((f"{what}, {name}", str(in_small), str(in_large), number(in_large.over(in_small).median)))
    columns = ("ms", f"{small.events:,} events", f"{large.events:,} events", "ratio")
    return Table(columns, rows)
