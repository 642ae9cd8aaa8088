"""The library `eventsourcing`: its recorder in both modes, with a subscription of its own that reads along."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from uuid import UUID

import msgspec
from eventsourcing.persistence import ApplicationRecorder, StoredEvent, Subscription
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from benchmarks.append.contending import Append, Drain, Seen
from benchmarks.notes.decider import STORED_NAME, noted


@dataclass(frozen=True, slots=True)
class Library:
    """Payloads arrive encoded; ours are encoded while the clock runs. Both return what they return to their callers."""

    url: str = field(repr=False)
    functions: bool

    @property
    def name(self) -> str:
        return f"eventsourcing, {'functions' if self.functions else 'default'}"

    @contextmanager
    def writing(self, batch: int) -> Iterator[Append]:
        states = [msgspec.json.encode(event) for event in noted(1, batch)]
        with closing(self.datastore()) as datastore:
            recorder = _recorder(datastore)

            def append(stream: UUID, loaded: int) -> None:
                recorder.insert_events(
                    [StoredEvent(stream, version, STORED_NAME, state) for version, state in enumerate(states, loaded + 1)]
                )

            yield append

    def drain(self) -> Drain:
        return Subscribed(self)

    def make_tables(self) -> None:
        with closing(self.datastore()) as datastore:
            PostgresApplicationRecorder(datastore).create_table()

    def datastore(self, connections: int = 1) -> PostgresDatastore:
        parts = {name: str(value) for name, value in conninfo_to_dict(self.url).items()}
        return PostgresDatastore(
            parts["dbname"],
            parts["host"],
            parts["port"],
            parts["user"],
            parts["password"],
            pool_size=connections,
            enable_db_functions=self.functions,
        )

    def following(self) -> tuple[PostgresDatastore, Subscription[ApplicationRecorder]]:
        datastore = self.datastore(connections=3)
        recorder = _recorder(datastore)
        return datastore, recorder.subscribe(gt=recorder.max_notification_id())


def _recorder(datastore: PostgresDatastore) -> PostgresApplicationRecorder:
    recorder = PostgresApplicationRecorder(datastore)
    datastore.register_type_adapters()
    return recorder


@dataclass(slots=True)
class Subscribed:
    library: Library
    _seen: SimpleQueue[Seen] = field(default_factory=SimpleQueue)
    _opened: tuple[PostgresDatastore, Subscription[ApplicationRecorder]] | None = None
    _thread: Thread | None = None

    def __enter__(self) -> Iterator[Sequence[Seen]]:
        self._opened = self.library.following()
        self._thread = Thread(target=self._follow, args=(self._opened[1],))
        self._thread.start()
        return self._batches()

    def __exit__(self, *failure: object) -> None:
        if self._opened and self._thread:
            datastore, subscription = self._opened
            subscription.stop()
            self._thread.join()
            datastore.close()

    def _follow(self, subscription: Subscription[ApplicationRecorder]) -> None:
        with subscription:
            for notification in subscription:
                stream = notification.originator_id
                self._seen.put((stream if isinstance(stream, UUID) else UUID(stream), notification.originator_version))

    def _batches(self) -> Iterator[Sequence[Seen]]:
        while True:
            batch: list[Seen] = []
            try:
                while True:
                    batch.append(self._seen.get_nowait())
            except Empty:
                yield batch
            if not batch:
                time.sleep(0.005)
