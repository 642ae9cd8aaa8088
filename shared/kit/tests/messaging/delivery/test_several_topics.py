"""One reader for the topics of many tenants: what fails for one of them is not lost to the others."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

import msgspec
import psycopg
import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Database
from plp_kit.core.handling import Handler
from plp_kit.core.slices import Reaction
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.reacting import Received
from plp_testkit.bus import Bus, message
from plp_testkit.delivery import counter_service
from plp_testkit.fixtures.services import MakeServiceDatabase


@dataclass(slots=True)
class Failing:
    """A reaction in whose midst the database goes away, so many times."""

    times: int

    def __call__(self, received: Received) -> Iterable[Reaction]:
        if self.times:
            self.times -= 1
            raise psycopg.OperationalError("the server closed the connection unexpectedly")
        return counter_service.react(received)


@pytest.fixture
def topics(bus: Bus) -> Sequence[Topic]:
    """Of three tenants, a message on each."""
    topics = [Topic(f"{tenant}{bus.mark}", "counters") for tenant in ("a", "b", "c")]
    bus.administrator.create(topics)
    bus.grant(topics)
    for number, topic in enumerate(topics, start=1):
        added = msgspec.json.encode(counter_service.NumberAdded(UUID(int=number), number))
        bus.sender().send(topic, [replace(message(1, added), name="counters.NumberAdded.v1")])
    return topics


@pytest.fixture
def pool(make_service_database: MakeServiceDatabase, topics: Sequence[Topic]) -> Database:
    database = make_service_database("subscriber")
    for topic in topics:
        database.add_tenant(topic.tenant)
    return database.database()


def added(pool: Database, topic: Topic) -> list[str]:
    with pool.of(topic.tenant).transaction() as db:
        return [number for (number,) in db.execute("SELECT payload->>'number' FROM events")]


def test_what_was_read_together_with_a_topic_that_failed_is_read_again(bus: Bus, topics: Sequence[Topic], pool: Database) -> None:
    subscription = replace(counter_service.SUBSCRIPTION, react=Failing(times=1))
    consumer = Consumer(
        bus.reader(), lambda topic: Handler(pool.of(topic.tenant), counter_service.SLICES), subscription, spans.consuming
    )
    consumer.follow(topics)
    with suppress(psycopg.OperationalError):
        while True:
            consumer.step(1)

    def all_received() -> bool:
        consumer.step(0.05)
        return [added(pool, topic) for topic in topics] == [["1"], ["2"], ["3"]]

    assert wait_until(all_received, within=10)


def test_only_topics_that_are_new_are_looked_up_and_one_that_comes_back_goes_on_where_it_was(
    bus: Bus, topics: Sequence[Topic], pool: Database
) -> None:
    looked_up: list[Topic] = []

    def handlers(topic: Topic) -> Handler:
        looked_up.append(topic)
        return Handler(pool.of(topic.tenant), counter_service.SLICES)

    consumer = Consumer(bus.reader(), handlers, counter_service.SUBSCRIPTION, spans.consuming)
    one, *others = topics
    consumer.follow(topics)
    assert wait_until(lambda: not consumer.step(0.05) and all(added(pool, topic) for topic in topics), within=10)
    looked_up.clear()
    consumer.follow(topics)
    assert looked_up == []
    consumer.follow(others)
    consumer.follow(topics)
    assert looked_up == [one]
    consumer.step(0.2)
    assert added(pool, one) == ["1"]
