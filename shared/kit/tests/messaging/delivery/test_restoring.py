"""A database is restored to an earlier moment, or a topic made again: the relay refuses, and both ways out are tested."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import psycopg
import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Message, Sender, Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.relay import numbering
from plp_kit.messaging.relay.relay import Relay
from plp_kit.messaging.relay.shipping import RESTORED_BEHIND_BUS
from plp_kit.messaging.restoring import republishing
from plp_kit.messaging.restoring.accepting import NothingToAccept, accept
from plp_kit.messaging.restoring.comparing import Compared, RelayProgress, compare, relay_progress
from plp_kit.messaging.restoring.republishing import CannotRepublish
from plp_testkit.backups import Backup
from plp_testkit.bus import Bus
from plp_testkit.delivery.delivery import Publisher, Subscriber, delivery_report
from plp_testkit.delivery.delivery_report import DeliveryReport
from plp_testkit.fixtures.services import MakeServiceDatabase, ServiceDatabase

COUNTER_ID = UUID(int=1)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Operator:
    """Who restores, looks and decides, under the owner's role."""

    publisher: Publisher
    subscriber: Subscriber
    bus: Bus
    folder: Path

    def backup(self, database: ServiceDatabase) -> Backup:
        return Backup.of(database.server, database.name, self.folder)

    def ask(self, question: Callable[[Db], Answer], of: ServiceDatabase | None = None) -> Answer:
        with psycopg.connect((of or self.publisher.database).url("plp_owner")) as db:
            return question(db)

    def progress(self) -> RelayProgress:
        return self.ask(lambda db: relay_progress(db, self.publisher.topic))

    def compare(self) -> Compared:
        return self.ask(lambda db: compare(db, self.bus.administrator, self.publisher.topic))

    def accept(self) -> Compared:
        return self.ask(lambda db: accept(db, self.bus.administrator, self.publisher.topic))

    def republish(self) -> None:
        topic = self.publisher.topic
        reached = self.ask(lambda db: republishing.reached(db, "subscriber", topic.tenant, topic), self.subscriber.database)
        with psycopg.connect(self.publisher.database.url("plp_owner")) as db:
            republishing.require_whole(db, topic)
            republishing.require_known(db, topic, reached)
            republishing.empty(db, self.bus.administrator, topic)
            republishing.fill(db, topic)

    def on_bus(self) -> list[int]:
        return [heading.sequence for heading in self.bus.administrator.beyond(self.publisher.topic, 0)]


@pytest.fixture
def operator(publisher: Publisher, subscriber: Subscriber, bus: Bus, tmp_path: Path) -> Operator:
    return Operator(publisher, subscriber, bus, tmp_path)


def add(publisher: Publisher, *numbers: int) -> None:
    for number in numbers:
        publisher.add(number, COUNTER_ID)


def ship(relay: Relay) -> None:
    while relay.step():
        pass


def expect_received(subscriber: Subscriber, *numbers: int, consumer: Consumer | None = None) -> None:
    """Waits until exactly these are applied, in this order, and then that repeated ones are not applied again."""
    consumer = consumer or subscriber.consumer()

    def step() -> bool:
        consumer.step(0.05)
        return len(subscriber.added()) >= len(numbers)

    assert wait_until(step, within=20), f"received {subscriber.added()}"
    for _ in range(3):
        consumer.step(0.05)
    assert subscriber.added() == list(numbers)


def restored_behind(operator: Operator) -> None:
    """The bus has three messages that the sender, restored, never sent; and three that it has sent, or was about to."""
    publisher = operator.publisher
    add(publisher, 1)
    ship(publisher.relay())
    add(publisher, 2)
    with publisher.relays.transaction() as db:
        numbering.number(db, publisher.topic, 1)
    add(publisher, 3)
    before = operator.backup(publisher.database)
    add(publisher, 4, 5, 6)
    ship(publisher.relay())
    expect_received(operator.subscriber, 1, 2, 3, 4, 5, 6)
    before.restore()


def test_at_its_start_the_relay_refuses_and_what_the_sender_lacks_is_listed(operator: Operator) -> None:
    restored_behind(operator)
    ship(operator.publisher.relay())
    assert operator.progress() == RelayProgress(numbered=2, shipped=1, halted=RESTORED_BEHIND_BUS)
    compared = operator.compare()
    assert compared.end == 6
    assert [message.sequence for message in compared.known] == [2, 3]
    assert [(heading.sequence, heading.name) for heading in compared.lacking] == [
        (number, "counters.NumberAdded.v1") for number in (4, 5, 6)
    ]


def test_the_relay_refuses_before_anybody_has_something_to_say(operator: Operator) -> None:
    publisher = operator.publisher
    before = operator.backup(publisher.database)
    add(publisher, 1)
    ship(publisher.relay())
    before.restore()
    publisher.relay().step()
    assert operator.progress().halted == RESTORED_BEHIND_BUS


def test_a_relay_that_outlives_the_restore_refuses_too(operator: Operator) -> None:
    publisher, relay = operator.publisher, operator.publisher.relay()
    add(publisher, 1)
    ship(relay)
    before = operator.backup(publisher.database)
    add(publisher, 2)
    ship(relay)
    before.restore()
    add(publisher, *range(3, 9))
    ship(relay)
    assert operator.progress() == RelayProgress(numbered=1, shipped=1, halted=RESTORED_BEHIND_BUS)
    assert operator.on_bus() == [1, 2]


def test_with_the_bus_end_accepted_new_messages_go_on_after_it(operator: Operator) -> None:
    restored_behind(operator)
    ship(operator.publisher.relay())
    accepted = operator.accept()
    assert [heading.sequence for heading in accepted.lacking] == [4, 5, 6]
    add(operator.publisher, 7, 8)
    ship(operator.publisher.relay())
    expect_received(operator.subscriber, 1, 2, 3, 4, 5, 6, 7, 8)
    assert operator.on_bus() == list(range(1, 9))
    assert delivery_report(operator.publisher, operator.subscriber) == DeliveryReport(committed=5, made_up=len(accepted.lacking))


def test_what_the_restored_sender_has_not_sent_goes_on_behind_the_end(operator: Operator) -> None:
    """Events added since the restore, and one that was numbered without asking the bus first."""
    publisher = operator.publisher
    add(publisher, 1)
    ship(publisher.relay())
    before = operator.backup(publisher.database)
    add(publisher, 2, 3)
    ship(publisher.relay())
    before.restore()
    add(publisher, 4)
    with publisher.relays.transaction() as db:
        numbering.number(db, publisher.topic, 1)
    add(publisher, 5)
    ship(publisher.relay())
    assert [heading.sequence for heading in operator.accept().lacking] == [2, 3]
    ship(publisher.relay())
    expect_received(operator.subscriber, 1, 2, 3, 4, 5)


def test_nothing_is_accepted_where_nothing_is_refused(operator: Operator) -> None:
    add(operator.publisher, 1, 2)
    ship(operator.publisher.relay())
    with pytest.raises(NothingToAccept):
        operator.accept()
    assert operator.progress() == RelayProgress(2, 2, None)


def test_with_everybody_restored_to_one_moment_the_topic_is_filled_again(operator: Operator) -> None:
    publisher, subscriber = operator.publisher, operator.subscriber
    add(publisher, 1, 2, 3)
    ship(publisher.relay())
    expect_received(subscriber, 1, 2, 3)
    moment = operator.backup(subscriber.database), operator.backup(publisher.database)
    add(publisher, 4, 5)
    ship(publisher.relay())
    expect_received(subscriber, 1, 2, 3, 4, 5)
    for backup in moment:
        backup.restore()
    ship(publisher.relay())
    assert operator.progress().halted == RESTORED_BEHIND_BUS
    operator.republish()
    add(publisher, 6)
    ship(publisher.relay())
    expect_received(subscriber, 1, 2, 3, 6)
    assert operator.on_bus() == [1, 2, 3, 4]
    assert delivery_report(publisher, subscriber).holds


def test_a_topic_that_was_made_again_is_filled_again(operator: Operator, make_service_database: MakeServiceDatabase) -> None:
    """A consumer that has read it drops all of it; a new one applies all of it."""
    publisher, subscriber = operator.publisher, operator.subscriber
    add(publisher, 1, 2, 3)
    ship(publisher.relay())
    following = subscriber.consumer()
    expect_received(subscriber, 1, 2, 3, consumer=following)
    operator.bus.administrator.delete([publisher.topic])
    operator.bus.administrator.create([publisher.topic])
    assert operator.on_bus() == []
    assert (operator.compare().end, operator.progress().shipped) == (0, 3)
    operator.republish()
    add(publisher, 4)
    ship(publisher.relay())
    expect_received(subscriber, 1, 2, 3, 4, consumer=following)
    assert delivery_report(publisher, subscriber).holds
    database = make_service_database("subscriber")
    database.add_tenant(publisher.tenant)
    expect_received(Subscriber(database, database.database(), publisher.topic, operator.bus.reader), 1, 2, 3, 4)


def test_nothing_is_republished_while_a_consumer_knows_more_than_the_sender(operator: Operator) -> None:
    restored_behind(operator)
    with pytest.raises(CannotRepublish, match="subscriber has applied message 6"):
        operator.republish()
    assert operator.on_bus() == list(range(1, 7))


def test_nothing_is_republished_with_holes(operator: Operator) -> None:
    restored_behind(operator)
    operator.accept()
    with pytest.raises(CannotRepublish, match="holds 3 of its 6 messages"):
        operator.republish()


@dataclass
class Late:
    """A sender whose relay learns of the acknowledgement only when the topic was begun anew."""

    sender: Sender
    republish: Callable[[], None]

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        self.sender.send(topic, messages)
        self.republish()

    def last_sequence(self, topic: Topic) -> int:
        return self.sender.last_sequence(topic)

    def close(self) -> None:
        self.sender.close()


def test_an_acknowledgement_from_before_the_republishing_counts_no_more(operator: Operator) -> None:
    publisher = operator.publisher
    add(publisher, 1, 2, 3)
    publisher.relay(Late(publisher.sender(), operator.republish)).step()
    assert operator.progress().shipped == 0
    ship(publisher.relay())
    assert operator.on_bus() == [1, 2, 3]
    expect_received(operator.subscriber, 1, 2, 3)
