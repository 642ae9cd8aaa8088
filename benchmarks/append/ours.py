"""Our store: events and outbox row in one transaction of a walled tenant, with a relay that drains into a sender which counts."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from uuid import UUID, uuid4

from benchmarks.append.contending import Append, Drain, Seen
from benchmarks.notes.decider import KIND, LANGUAGE, NOTES, SLICES, STORED, Event, Note, noted
from benchmarks.servers import TENANT
from plp_kit.core import event_store
from plp_kit.core.database import Database, TenantDatabase
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import Handled, Handler
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.relay.relay import Relay
from plp_kit.process.loops import SHORTEST_REST

ORIGIN = Origin("someone", datetime(2021, 4, 12, 12, tzinfo=UTC), uuid4())


@dataclass(frozen=True, slots=True)
class OurStore:
    """`append` and `publish` alone: the like of what the others are asked to do."""

    url: str = field(repr=False)
    relay_url: str = field(repr=False)
    name: str = "ours, store and outbox"

    @contextmanager
    def writing(self, batch: int) -> Iterator[Append]:
        with closing(Database(self.url, size=1)) as pool:
            tenant, decided = pool.of(TENANT), cache(lambda loaded: noted(loaded + 1, batch))
            yield lambda stream, loaded: _append(tenant, Stream(KIND, stream), loaded, decided(loaded))

    def drain(self) -> Drain:
        return RelayDrain(self.relay_url)


def _append(tenant: TenantDatabase, stream: Stream, loaded: int, decided: Sequence[Event]) -> None:
    with tenant.transaction() as db:
        event_store.append(db, STORED, stream, loaded, decided, ORIGIN, LANGUAGE.topic_of)


@dataclass(frozen=True, slots=True)
class OurHandler:
    """A whole command: load, replay, decide, append, outbox. On a new stream each time, so that the batch alone counts."""

    url: str = field(repr=False)
    relay_url: str = field(repr=False)
    name: str = "ours, whole command"

    @contextmanager
    def writing(self, batch: int) -> Iterator[Append]:
        with closing(Database(self.url, size=1)) as pool:
            handler = Handler(pool.of(TENANT), SLICES, LANGUAGE.topic_of)
            yield lambda _stream, _loaded: _handle(handler, uuid4(), batch)

    def drain(self) -> Drain:
        return RelayDrain(self.relay_url)


def _handle(handler: Handler, stream: UUID, batch: int) -> None:
    outcome = handler.handle(NOTES, stream, Note(batch), ORIGIN)
    if not isinstance(outcome, Handled):
        raise TypeError(outcome)


@dataclass(slots=True)
class Counting:
    """A sender that discards, after having noted what it was given."""

    seen: list[Seen] = field(default_factory=list)

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:  # noqa: ARG002 - the port's shape
        self.seen.extend((Stream.parse(message.stream).id, _version(message)) for message in messages)

    def last_sequence(self, topic: Topic) -> int:  # noqa: ARG002 - the port's shape
        """Nothing is restored here."""
        return 0

    def close(self) -> None:
        self.seen.clear()


def _version(message: Message) -> int:
    """The payload's number counts as the version does."""
    return int(message.data[message.data.index(b'"number":') + 9 :].partition(b",")[0])


@dataclass(slots=True)
class RelayDrain:
    url: str = field(repr=False)
    _pool: Database | None = field(default=None, init=False)

    def __enter__(self) -> Iterator[Sequence[Seen]]:
        self._pool = Database(self.url, size=2)
        return self._batches(self._pool)

    def __exit__(self, *failure: object) -> None:
        if self._pool is not None:
            self._pool.close()

    def _batches(self, pool: Database) -> Iterator[Sequence[Seen]]:
        sender = Counting()
        relay = Relay(pool, sender, LANGUAGE, STORED)
        while True:
            if not relay.step():
                time.sleep(SHORTEST_REST)
            yield tuple(sender.seen)
            sender.seen.clear()
