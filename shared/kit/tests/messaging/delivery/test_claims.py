"""Of several workers one consumes a topic; which one is a matter of who is there."""

from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming.claims import Claims
from plp_testkit.fixtures.services import MakeServiceDatabase, ServiceDatabase

TOPICS = [Topic("rha", "recruitment"), Topic("rha", "matching"), Topic("tzb", "recruitment")]


@pytest.fixture
def database(make_service_database: MakeServiceDatabase) -> ServiceDatabase:
    return make_service_database("claiming")


@pytest.fixture
def workers(database: ServiceDatabase) -> Iterator[tuple[Claims, Claims]]:
    workers = Claims(database.url()), Claims(database.url())
    yield workers
    for each in workers:
        each.close()


def test_a_topic_is_one_workers(workers: tuple[Claims, Claims]) -> None:
    first, second = workers
    assert first.of(TOPICS[:2]) == TOPICS[:2]
    assert second.of(TOPICS) == TOPICS[2:]
    assert (first.of(TOPICS), second.of(TOPICS)) == (TOPICS[:2], TOPICS[2:])


def test_what_one_leaves_another_takes(workers: tuple[Claims, Claims]) -> None:
    first, second = workers
    first.of(TOPICS)
    assert first.of(TOPICS[1:]) == TOPICS[1:]
    assert second.of(TOPICS) == TOPICS[:1]


def test_a_dead_workers_topics_are_free_at_once(workers: tuple[Claims, Claims]) -> None:
    first, second = workers
    first.of(TOPICS)
    assert second.of(TOPICS) == []
    first.close()
    assert wait_until(lambda: second.of(TOPICS) == TOPICS, within=30)


def test_who_stands_still_loses_them_and_knows_it_when_woken(database: ServiceDatabase) -> None:
    stands_still, other = Claims(database.url(), idle=0.5), Claims(database.url())
    assert stands_still.of(TOPICS) == TOPICS
    assert wait_until(lambda: other.of(TOPICS) == TOPICS, within=30)
    assert wait_until(lambda: asked_again(stands_still) == [], within=30)
    for each in (stands_still, other):
        each.close()


def asked_again(claims: Claims) -> list[Topic] | None:
    """None while it has only found out that its session is gone."""
    with suppress(psycopg.OperationalError):
        return claims.of(TOPICS)
    return None
