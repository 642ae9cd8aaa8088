"""A send that expires while later ones land: the bus stores last what was sent first."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus.port import Delivery, Message, Reader, Sender, SendFailed, Topic, Undecodable
from plp_kit.messaging.consuming import reacting
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import Publisher, Subscriber, delivery_report, final_report
from plp_testkit.delivery.worker_processes import WorkerProcesses

COUNTER_ID = UUID(int=1)


@dataclass
class Expiring:
    """The first messages of a batch expire on their way and the later ones land; the first send fails."""

    sender: Sender
    expire: int
    landed: list[Message] = field(default_factory=list)

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        if self.landed:
            self.sender.send(topic, messages)
            return
        self.landed.extend(messages[self.expire :])
        self.sender.send(topic, self.landed)
        raise SendFailed("2 messages expired")

    def last_sequence(self, topic: Topic) -> int:
        return self.sender.last_sequence(topic)

    def close(self) -> None:
        self.sender.close()


def add_and_ship(publisher: Publisher) -> None:
    for number in range(1, 7):
        publisher.add(number, COUNTER_ID)


def test_what_lands_late_is_applied_in_order(processes: WorkerProcesses, publisher: Publisher, subscriber: Subscriber) -> None:
    processes.consumer()
    add_and_ship(publisher)
    relay = publisher.relay(Expiring(publisher.sender(), expire=2))
    with suppress(SendFailed):
        relay.step()
    processes.relay()
    report = final_report(publisher, subscriber)
    assert report.holds, report
    assert subscriber.added() == [1, 2, 3, 4, 5, 6]


def test_a_relay_that_waits_for_nobody_repeats_what_expired(publisher: Publisher, subscriber: Subscriber) -> None:
    """By itself, after its pause for a topic that failed."""
    add_and_ship(publisher)
    relay, consumer = publisher.relay(Expiring(publisher.sender(), expire=3)), subscriber.consumer()

    def step() -> bool:
        with suppress(SendFailed):
            relay.step()
        consumer.step(0.05)
        return len(subscriber.added()) == 6

    assert wait_until(step, within=60)
    assert delivery_report(publisher, subscriber).holds


# The naive way


@dataclass
class ByIds:
    """Applies what it has not applied yet, whatever its number: an inbox of ids."""

    reader: Reader
    subscriber: Subscriber
    inbox: set[UUID] = field(default_factory=set)

    def step(self) -> None:
        for delivery in self.reader.read(200, 0.2):
            self._take(delivery)

    def _take(self, delivery: Delivery) -> None:
        message = delivery.message
        if isinstance(message, Undecodable) or message.id in self.inbox:
            return
        handler = self.subscriber.handler()
        handler.database.retrying(
            lambda db: reacting.apply(db, handler, counter_service.COUNTING, delivery.topic, message, message.traceparent)
        )
        self.inbox.add(message.id)


def test_an_inbox_of_ids_alone_applies_late_what_was_told_first_or_never(publisher: Publisher, subscriber: Subscriber) -> None:
    """Kafka workers it out behind what landed; the PostgreSQL bus, which lets a hole be for some seconds, never more."""
    add_and_ship(publisher)
    reader = subscriber.reader()
    reader.follow({subscriber.topic: 0})
    relay, naive = publisher.relay(Expiring(publisher.sender(), expire=2)), ByIds(reader, subscriber)
    with suppress(SendFailed):
        relay.step()
    assert wait_until(lambda: _stepped(naive) >= 4, within=60)
    again = publisher.relay()
    while again.step():
        pass
    wait_until(lambda: _stepped(naive) >= 6, within=3)
    report = delivery_report(publisher, subscriber)
    assert (report.doubled, report.lost + report.inverted) == (0, 2)


def _stepped(naive: ByIds) -> int:
    naive.step()
    return len(naive.inbox)
