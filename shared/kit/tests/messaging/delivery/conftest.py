"""A publisher and a subscriber on each bus."""

from collections.abc import Iterator

import pytest

from plp_kit.messaging.bus.port import Topic
from plp_testkit.bus import Bus
from plp_testkit.delivery.delivery import Publisher, Subscriber
from plp_testkit.delivery.worker_processes import WorkerProcesses, worker_processes
from plp_testkit.fixtures.services import MakeServiceDatabase


@pytest.fixture
def topic(bus: Bus) -> Topic:
    return bus.topic("counters")


@pytest.fixture
def publisher(make_service_database: MakeServiceDatabase, bus: Bus, topic: Topic) -> Publisher:
    database = make_service_database("publisher")
    database.add_tenant(topic.tenant)
    return Publisher(database, database.database(), database.database("plp_relay"), topic, bus.sender)


@pytest.fixture
def subscriber(make_service_database: MakeServiceDatabase, bus: Bus, topic: Topic) -> Subscriber:
    database = make_service_database("subscriber")
    database.add_tenant(topic.tenant)
    return Subscriber(database, database.database(), topic, bus.reader)


@pytest.fixture
def processes(publisher: Publisher, subscriber: Subscriber, bus: Bus) -> Iterator[WorkerProcesses]:
    """Starts processes for both; all of them are gone after the test."""
    with worker_processes(publisher, subscriber, bus) as started:
        yield started
