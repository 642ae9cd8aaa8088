"""A teller and a hearer on each bus."""

from collections.abc import Iterator

import pytest

from plp_kit.messaging.bus.port import Topic
from plp_testkit.bus import Bus
from plp_testkit.delivery.delivery import Hearing, Telling
from plp_testkit.delivery.hands import Hands, hands
from plp_testkit.fixtures.services import MakeServiceDatabase


@pytest.fixture
def topic(bus: Bus) -> Topic:
    return bus.topic("tallies")


@pytest.fixture
def telling(make_service_database: MakeServiceDatabase, bus: Bus, topic: Topic) -> Telling:
    database = make_service_database("telling")
    database.add_tenant(topic.tenant)
    return Telling(database, database.database(), database.database("plp_relay"), topic, bus.sender)


@pytest.fixture
def hearing(make_service_database: MakeServiceDatabase, bus: Bus, topic: Topic) -> Hearing:
    database = make_service_database("hearing")
    database.add_tenant(topic.tenant)
    return Hearing(database, database.database(), topic, bus.reader)


@pytest.fixture
def crew(telling: Telling, hearing: Hearing, bus: Bus) -> Iterator[Hands]:
    """Processes to be hired for both; all of them are gone after the test."""
    with hands(telling, hearing, bus) as made:
        yield made
