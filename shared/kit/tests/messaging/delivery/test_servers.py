"""Broker and database are stopped or killed under load, or stay suspended for longer than a send may take."""

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
from plp_testkit.delivery.delivery import Publisher, Subscriber, final_report
from plp_testkit.delivery.worker_processes import WorkerProcesses, worker_processes
from plp_testkit.fixtures.services import ServiceDatabase
from plp_testkit.process_table import descendants

# kafka-python forgets to close the sockets of connections that were refused.
pytestmark = [pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"), pytest.mark.timeout(600)]
WRITERS = 4
Servers = tuple[PostgresServer | KafkaServer, ...]


@dataclass(frozen=True)
class Load:
    """Four writers, two relays and two consumers between two databases on one server and a bus on another or the same."""

    processes: WorkerProcesses
    servers: Servers

    def begin(self) -> None:
        for seed in range(WRITERS):
            self.processes.writer(seed)
        for start in (self.processes.relay, self.processes.consumer) * 2:
            start()
        assert wait_until(lambda: len(self.processes.subscriber.effects()) > 20, within=60)

    def end(self) -> None:
        """Waits for some more messages, then kills the writers."""
        before = len(self.processes.subscriber.effects())
        assert wait_until(lambda: len(self.processes.subscriber.effects()) > before + 20, within=120, pause=0.1)
        for writer in self.processes.started[:WRITERS]:
            assert not writer.ended
            writer.kill()


@pytest.fixture
def load(stoppable: tuple[Bus, PostgresServer | KafkaServer], postgres_stoppable: PostgresServer) -> Iterator[Load]:
    bus, server = stoppable
    topic = bus.topic("counters")
    with ExitStack() as closing:
        sending, receiving = (service_database(name, topic, postgres_stoppable, closing) for name in ("publisher", "subscriber"))
        publisher = Publisher(sending, sending.database(), sending.database("plp_relay"), topic, bus.sender)
        subscriber = Subscriber(receiving, receiving.database(), topic, bus.reader)
        servers = (server,) if server is postgres_stoppable else (server, postgres_stoppable)
        yield Load(closing.enter_context(worker_processes(publisher, subscriber, bus, acknowledge_within=3)), servers)


def service_database(name: str, topic: Topic, server: PostgresServer, closing: ExitStack) -> ServiceDatabase:
    logins = Logins(f"{name}_{token_hex(4)}", token_hex(8))
    closing.callback(Disposable(server, logins.name).drop)
    provision(server.admin_url, logins, [])
    database = ServiceDatabase(logins, server, closing)
    database.add_tenant(topic.tenant)
    return database


def holds(load: Load) -> None:
    load.end()
    report = final_report(load.processes.publisher, load.processes.subscriber, within=120)
    assert report.holds, report


@pytest.mark.parametrize("how", [pytest.param("stop", id="clean"), pytest.param("kill", id="killed")])
def test_bus_and_databases_are_restarted_under_load(load: Load, how: str) -> None:
    load.begin()
    for server in load.servers:
        getattr(server, how)()
        server.start()
    holds(load)


def test_a_send_expires_at_a_suspended_server(load: Load) -> None:
    """When it wakes it stores both the earlier send and the repeated one."""
    load.begin()
    with suspended(load.servers[0]):
        time.sleep(5)
    holds(load)


@contextmanager
def suspended(server: PostgresServer | KafkaServer) -> Iterator[None]:
    assert server.process
    everybody = {server.process.pid, *descendants(server.process.pid)}
    for pid in everybody:
        os.kill(pid, SIGSTOP)
    try:
        yield
    finally:
        for pid in everybody:
            os.kill(pid, SIGCONT)
