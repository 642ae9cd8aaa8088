"""Broker and database go away under load, in order or by SIGKILL, or stand still for longer than a send may take."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from secrets import token_hex
from signal import SIGCONT, SIGSTOP

import pytest

from plp_demo.servers.kafka import KafkaServer
from plp_demo.servers.ports import wait_until
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.provisioning import Logins, provision
from plp_kit.messaging.bus.port import Topic
from plp_testkit.bus import Bus
from plp_testkit.databases import Database as Disposable
from plp_testkit.delivery.delivery import Hearing, Telling, verdict_at_rest
from plp_testkit.delivery.hands import Hands, hands
from plp_testkit.fixtures.services import ServiceDatabase
from plp_testkit.process_table import descendants

# kafka-python forgets to close the sockets of connections that were refused.
pytestmark = [pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"), pytest.mark.timeout(600)]
WRITERS = 4
Servers = tuple[PostgresServer | KafkaServer, ...]


@dataclass(frozen=True)
class Load:
    """Four writers, two relays and two consumers between two databases on one server and a bus on another or the same."""

    crew: Hands
    servers: Servers

    def begin(self) -> None:
        for seed in range(WRITERS):
            self.crew.writer(seed)
        for hire in (self.crew.relay, self.crew.consumer) * 2:
            hire()
        assert wait_until(lambda: len(self.crew.hearing.effects()) > 20, within=60)

    def end(self) -> None:
        """Once some more has come through, the writers stop in the middle of whatever they do."""
        before = len(self.crew.hearing.effects())
        assert wait_until(lambda: len(self.crew.hearing.effects()) > before + 20, within=120, pause=0.1)
        for writer in self.crew.hired[:WRITERS]:
            assert not writer.ended
            writer.kill()


@pytest.fixture
def load(stoppable: tuple[Bus, PostgresServer | KafkaServer], postgres_stoppable: PostgresServer) -> Iterator[Load]:
    bus, server = stoppable
    topic = bus.topic("tallies")
    with ExitStack() as closing:
        telling, hearing = (made(name, topic, postgres_stoppable, closing) for name in ("telling", "hearing"))
        teller = Telling(telling, telling.database(), telling.database("plp_relay"), topic, bus.sender)
        hearer = Hearing(hearing, hearing.database(), topic, bus.reader)
        servers = (server,) if server is postgres_stoppable else (server, postgres_stoppable)
        yield Load(closing.enter_context(hands(teller, hearer, bus, acknowledge_within=3)), servers)


def made(name: str, topic: Topic, server: PostgresServer, closing: ExitStack) -> ServiceDatabase:
    logins = Logins(f"{name}_{token_hex(4)}", token_hex(8))
    closing.callback(Disposable(server, logins.name).drop)
    provision(server.admin_url, logins, [])
    database = ServiceDatabase(logins, server, closing)
    database.add_tenant(topic.tenant)
    return database


def holds(load: Load) -> None:
    load.end()
    found = verdict_at_rest(load.crew.telling, load.crew.hearing, within=120)
    assert found.holds, found


@pytest.mark.parametrize("how", [pytest.param("stop", id="clean"), pytest.param("kill", id="killed")])
def test_bus_and_databases_are_restarted_under_load(load: Load, how: str) -> None:
    load.begin()
    for server in load.servers:
        getattr(server, how)()
        server.start()
    holds(load)


def test_a_send_expires_at_a_server_that_stands_still(load: Load) -> None:
    """What it was sent before it lands when it wakes, beside what was sent again."""
    load.begin()
    with standing_still(load.servers[0]):
        time.sleep(5)
    holds(load)


@contextmanager
def standing_still(server: PostgresServer | KafkaServer) -> Iterator[None]:
    assert server.process
    everybody = {server.process.pid, *descendants(server.process.pid)}
    for pid in everybody:
        os.kill(pid, SIGSTOP)
    try:
        yield
    finally:
        for pid in everybody:
            os.kill(pid, SIGCONT)
