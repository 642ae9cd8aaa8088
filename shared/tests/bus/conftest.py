"""Both buses for every conformance test; and both on a server of their own, which a test may stop."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import NamedTuple

import pytest

from plp_kit.bus.testing import Bus, BusServer, on_kafka, on_postgres
from plp_kit.testing import kafka_jars
from plp_kit.testing.accounts import workspace
from plp_kit.testing.fixtures.kafka import SKIPPED
from plp_kit.testing.kafka import Kafka, KafkaServer
from plp_kit.testing.kafka_jars import Unobtainable
from plp_kit.testing.postgres import Postgres, PostgresServer

BUSES = [pytest.param("postgres"), pytest.param("kafka", marks=pytest.mark.kafka)]


@pytest.fixture(scope="session")
def postgres_bus(postgres_server: Postgres) -> BusServer:
    return on_postgres(postgres_server)


@pytest.fixture(scope="session")
def kafka_bus(kafka_server: Kafka) -> BusServer:
    if not kafka_server.admin_user:
        pytest.skip(f"{SKIPPED}the given one has no principals")
    return on_kafka(kafka_server)


@pytest.fixture(params=BUSES)
def bus(request: pytest.FixtureRequest) -> Iterator[Bus]:
    with ExitStack() as closing:
        made = Bus(request.getfixturevalue(f"{request.param}_bus"), closing)
        made.enrol("recruitment", "matching")
        yield made


class Stoppable(NamedTuple):
    bus: Bus
    server: PostgresServer | KafkaServer


@pytest.fixture(scope="session")
def postgres_stoppable() -> Iterator[PostgresServer]:
    with workspace("stoppable") as folder, PostgresServer(folder / "cluster", fsync=False) as server:
        yield server


@pytest.fixture(scope="session")
def kafka_stoppable(kafka_server: Kafka) -> Iterator[KafkaServer]:
    """The jars are looked for last: kafka_server says what is missing, and whether that may be."""
    try:
        libraries = kafka_jars.jars()
    except Unobtainable as missing:
        pytest.skip(f"{SKIPPED}{missing} ({kafka_server.bootstrap} is not ours to stop)")
    with workspace("stoppable-kafka") as folder, KafkaServer(folder / "broker", libraries) as server:
        yield server


@pytest.fixture(params=BUSES)
def stoppable(request: pytest.FixtureRequest) -> Iterator[Stoppable]:
    server = request.getfixturevalue(f"{request.param}_stoppable")
    with ExitStack() as closing:
        made = Bus(on_postgres(server) if request.param == "postgres" else on_kafka(server), closing)
        made.enrol("recruitment", "matching")
        yield Stoppable(made, server)
