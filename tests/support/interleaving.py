"""Orders in which others' messages may be received: any that keeps each stream's own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_kit.messaging.bus.port import Message, Topic
from plp_operate.deployment.services import BUS

LARGEST_PIECE = 60

MessagesByTopic = Mapping[Topic, Sequence[Message]]


def published_messages(at: Addresses, tenant: str, names: Sequence[str]) -> MessagesByTopic:
    """All that a trust's topics of these names hold, on a platform on the PostgreSQL bus."""
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=BUS)) as db:
        return {Topic(tenant, name): _held(db, Topic(tenant, name)) for name in names}


def _held(db: "psycopg.Connection[tuple[object, ...]]", topic: Topic) -> list[Message]:
    rows = db.execute(
        """SELECT id, name, stream, sequence, at, data, correlation, causation, traceparent FROM log
           WHERE topic = %s ORDER BY sequence""",
        (str(topic),),
    )
    return [Message(*row) for row in rows]  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Interleaving:
    """Drawn from `seed`: within each topic only a stream's order is kept, and one topic (or none) waits for all the others'."""

    seed: int

    def held_back(self, topics: Sequence[Topic]) -> Topic | None:
        """Each of them in turn, and none."""
        return (*topics, None)[self.seed % (len(topics) + 1)]

    def pieces(self, published: MessagesByTopic) -> Iterator[tuple[Topic, list[Message]]]:
        """What is sent together, in order. The sender gives them sequences."""
        drawn, held = Random(self.seed), self.held_back(sorted(published))
        mixed = {topic: _mixed(drawn, messages) for topic, messages in sorted(published.items())}
        while any(mixed.values()):
            waiting = [topic for topic, messages in mixed.items() if messages]
            topic = drawn.choice([topic for topic in waiting if topic != held] or waiting)
            size = drawn.randint(1, LARGEST_PIECE)
            yield topic, mixed[topic][:size]
            mixed[topic] = mixed[topic][size:]


def _mixed(drawn: Random, messages: Sequence[Message]) -> list[Message]:
    streams: dict[str, list[Message]] = {}
    for message in messages:
        streams.setdefault(message.stream, []).append(message)
    turns = [message.stream for message in messages]
    drawn.shuffle(turns)
    waiting = {stream: iter(of_stream) for stream, of_stream in streams.items()}
    return [next(waiting[stream]) for stream in turns]


def numbered(messages: Sequence[Message], after: int) -> list[Message]:
    return [replace(message, sequence=after + place) for place, message in enumerate(messages, 1)]
