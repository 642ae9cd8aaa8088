"""A server that goes away under a live sender and a live reader, and comes back: both go on, in the same process."""

import threading
import time
from contextlib import closing
from dataclasses import dataclass, field, replace

import pytest

from plp_demo.servers.kafka import KafkaServer
from plp_demo.servers.ports import wait_until
from plp_demo.servers.postgres import PostgresServer
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Delivery, Message, Reader, Sender, SendFailed, Topic, Unreachable
from plp_testkit.bus import Bus, applied, messages, read_some

# kafka-python forgets to close the sockets of connections that were refused.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


@dataclass(slots=True)
class Traffic:
    """Ships in a thread as a relay does, a batch again until it is acknowledged; reads in another."""

    topic: Topic
    sender: Sender
    reader: Reader
    sent: list[Message] = field(default_factory=lambda: messages(1, 1200))
    shipped: int = 0
    found: list[Delivery] = field(default_factory=list)
    interrupted: list[Exception] = field(default_factory=list)

    def ship(self) -> None:
        while self.shipped < len(self.sent):
            batch = self.sent[self.shipped : self.shipped + 5]
            try:
                self.sender.send(self.topic, batch)
            except SendFailed as failed:
                self.interrupted.append(failed)
                time.sleep(0.2)
            else:
                self.shipped += len(batch)
                time.sleep(0.01)

    def read(self) -> None:
        while len(applied(self.found, self.topic)) < len(self.sent):
            try:
                self.found.extend(self.reader.read(200, 1))
            except Unreachable as away:
                self.interrupted.append(away)
                time.sleep(0.2)


@pytest.mark.parametrize("how", [pytest.param("stop", id="clean"), pytest.param("kill", id="killed")])
def test_traffic_goes_on_after_a_restart(stoppable: tuple[Bus, PostgresServer | KafkaServer], how: str) -> None:
    bus, server = stoppable
    topic = bus.topic()
    traffic = Traffic(topic, bus.sender(), bus.reader({topic: 0}))
    threads = [threading.Thread(target=work, daemon=True) for work in (traffic.ship, traffic.read)]
    for thread in threads:
        thread.start()
    wait_until(lambda: traffic.shipped > 300, within=30)
    getattr(server, how)()
    before = traffic.shipped
    server.start()
    for thread in threads:
        thread.join(timeout=120)
    assert 300 < before < len(traffic.sent)
    assert applied(traffic.found, topic) == traffic.sent
    assert bus.sender().last_sequence(topic) == len(traffic.sent)


def test_while_the_server_is_away_both_say_so(stoppable: tuple[Bus, PostgresServer | KafkaServer]) -> None:
    bus, server = stoppable
    topic = bus.topic()
    impatient = replace(bus.settings("recruitment", writes=True), acknowledge_within=3.0)
    with closing(connecting.sender(impatient)) as sender, closing(bus.reader({topic: 0})) as reader:
        sender.send(topic, messages(1, 1))
        read_some(reader, 1)
        server.stop()
        assert wait_until(lambda: says_so(reader), within=15)
        assert says_so(reader)
        with pytest.raises(SendFailed):
            sender.send(topic, messages(2, 2))
        server.start()
        again = messages(2, 2)
        assert wait_until(lambda: was_sent(sender, topic, again), within=30)
        assert wait_until(lambda: applied(read_now(reader), topic, 1) == again, within=30)


def says_so(reader: Reader) -> bool:
    try:
        reader.read(1, 0.2)
    except Unreachable:
        return True
    return False


def was_sent(sender: Sender, topic: Topic, batch: list[Message]) -> bool:
    try:
        sender.send(topic, batch)
    except SendFailed:
        return False
    return True


def read_now(reader: Reader) -> list[Delivery]:
    try:
        return list(reader.read(10, 1))
    except Unreachable:
        return []
