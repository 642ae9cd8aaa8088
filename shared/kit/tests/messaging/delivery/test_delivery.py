"""From one service's commit to its effect in the next, over either bus: in order and once, even if processes die in between."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import psycopg

from plp_demo.servers.ports import wait_until
from plp_kit.core.handling import Handler
from plp_kit.messaging.bus.port import Delivery, Message, Sender, SendFailed, Topic, Unreachable
from plp_kit.messaging.consuming import parking
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.history import Instruction
from plp_kit.messaging.consuming.retrying import Retrying
from plp_kit.messaging.relay.relay import Relay
from plp_kit.messaging.relay.shipping import RESTORED_BEHIND_BUS
from plp_testkit.bus import Bus
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import NOON, Publisher, Subscriber

COUNTER_ID = UUID(int=1)


def drain(consumer: Consumer, done: Callable[[], bool]) -> None:
    """Steps until it is done; a consumer that never gets there fails the test."""

    def step() -> bool:
        consumer.step(0.05)
        return done()

    assert wait_until(step, within=20), "it did not come through"


def ship(publisher: Publisher) -> None:
    relay = publisher.relay()
    while relay.step():
        pass


def everything(publisher: Publisher, subscriber: Subscriber, count: int) -> None:
    ship(publisher)
    drain(subscriber.consumer(), lambda: len(subscriber.added()) >= count)


def test_what_is_added_is_heard_in_order(publisher: Publisher, subscriber: Subscriber) -> None:
    numbers = list(range(1, 21))
    for number in numbers:
        publisher.add(number, COUNTER_ID)
    everything(publisher, subscriber, len(numbers))
    assert subscriber.added() == numbers


@dataclass
class Dying:
    """A sender that dies after the bus took the messages, before the relay learns of it."""

    sender: Sender
    deaths: int

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        self.sender.send(topic, messages)
        if self.deaths:
            self.deaths -= 1
            raise SendFailed

    def last_sequence(self, topic: Topic) -> int:
        return self.sender.last_sequence(topic)

    def close(self) -> None:
        self.sender.close()


def test_a_relay_that_dies_before_the_acknowledgement_only_repeats(publisher: Publisher, subscriber: Subscriber) -> None:
    for number in range(1, 6):
        publisher.add(number, COUNTER_ID)
    dying = publisher.relay(Dying(publisher.sender(), deaths=2))
    for _ in range(2):
        with suppress(SendFailed):
            dying.step()
    publisher.add(6, COUNTER_ID)
    everything(publisher, subscriber, 6)
    assert subscriber.added() == [1, 2, 3, 4, 5, 6]


def test_three_relays_and_eight_writers_at_once(publisher: Publisher, subscriber: Subscriber) -> None:
    with ThreadPoolExecutor(3) as relays, written(publisher) as stop:
        for relay in [publisher.relay() for _ in range(3)]:
            relays.submit(relay_until, stop, relay)
        drain(subscriber.consumer(), lambda: len(subscriber.added()) == 200)
        stop.set()
    added = subscriber.added()
    for writer in range(1, 9):
        assert [number for number in added if number // 100 == writer] == [writer * 100 + number for number in range(25)]


def relay_until(stop: threading.Event, relay: Relay) -> None:
    while not stop.is_set():
        relay.step()


@contextmanager
def written(publisher: Publisher) -> Iterator[threading.Event]:
    """Eight writers, each on a stream of its own, 25 events each; the event is for the relays to stop by."""

    def write(writer: int) -> None:
        for number in range(25):
            publisher.add(writer * 100 + number, UUID(int=writer))

    with ThreadPoolExecutor(8) as writers:
        for writer in range(1, 9):
            writers.submit(write, writer)
        yield threading.Event()


def test_a_consumer_whose_transaction_fails_applies_it_all_again_once(publisher: Publisher, subscriber: Subscriber) -> None:
    for number in range(1, 4):
        publisher.add(number, COUNTER_ID)
    ship(publisher)
    consumer = subscriber.consumer()
    with psycopg.connect(subscriber.database.server.admin_url, autocommit=True) as admin, suppress(psycopg.OperationalError):
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (subscriber.database.name,))
        consumer.step(1)
    drain(consumer, lambda: len(subscriber.added()) == 3)
    assert subscriber.added() == [1, 2, 3]


def test_a_message_that_breaks_its_contract_parks_its_stream_and_no_other(publisher: Publisher, subscriber: Subscriber) -> None:
    sender = publisher.sender()
    sound = _message(1, b'{"origin":"00000000-0000-0000-0000-000000000001","number":1}', "counter-a")
    broken = _message(2, b'{"number":"no number"}', "counter-b")
    behind = _message(3, b'{"origin":"00000000-0000-0000-0000-000000000003","number":3}', "counter-b")
    after = _message(4, b'{"origin":"00000000-0000-0000-0000-000000000004","number":4}', "counter-a")
    sender.send(subscriber.topic, [sound, broken, behind, after])
    drain(subscriber.consumer(), lambda: len(subscriber.added()) == 2)
    assert subscriber.added() == [1, 4]
    with subscriber.pool.of(subscriber.topic.tenant).transaction() as db:
        assert [(entry.sequence, entry.code) for entry in parking.listed(db)] == [(2, "contract_broken"), (3, parking.BEHIND)]


def test_a_retry_applies_the_oldest_first_and_lets_the_stream_flow(publisher: Publisher, subscriber: Subscriber) -> None:
    broken = _message(1, b'{"number":"no number"}', "counter-b")
    behind = _message(2, b'{"origin":"00000000-0000-0000-0000-000000000002","number":2}', "counter-b")
    publisher.sender().send(subscriber.topic, [broken, behind])
    consumer = subscriber.consumer()
    database = subscriber.pool.of(subscriber.topic.tenant)

    def parked() -> int:
        with database.transaction() as db:
            return len(parking.listed(db))

    drain(consumer, lambda: parked() == 2)
    handler = Handler(database, counter_service.SLICES)
    retrying, instruction = (
        Retrying(database, handler, counter_service.SUBSCRIPTION, subscriber.topic),
        Instruction("an operator"),
    )
    failing = retrying.oldest("counter-b", instruction)
    assert failing
    assert failing.failed
    with database.transaction() as db:
        db.execute("""UPDATE parked_messages SET data = '{"origin":"00000000-0000-0000-0000-000000000001","number":1}'
                      WHERE sequence = 1""")
    for sequence in (1, 2):
        retried = retrying.oldest("counter-b", instruction)
        assert retried
        assert (retried.parked.sequence, retried.failed) == (sequence, None)
    assert retrying.oldest("counter-b", instruction) is None
    assert subscriber.added() == [1, 2]
    publisher.sender().send(subscriber.topic, [_message(3, _number(3), "counter-b")])
    drain(consumer, lambda: len(subscriber.added()) == 3)


def test_another_message_under_a_known_number_halts(subscriber: Subscriber) -> None:
    consumer = subscriber.consumer(Replayed(subscriber.topic, [_message(1, _number(1)), _message(1, _number(2))]))
    drain(consumer, lambda: subscriber.halted() is not None)
    assert subscriber.halted() == "history_diverged"
    assert subscriber.added() == [1]


def test_a_gap_is_waited_for_then_read_again_then_halts(subscriber: Subscriber) -> None:
    reader = Replayed(subscriber.topic, [_message(1, _number(1)), _message(3, _number(3))])
    consumer = subscriber.consumer(reader, gap_seconds=0.2)
    drain(consumer, lambda: subscriber.halted() is not None)
    assert subscriber.halted() == "messages_missing"
    assert reader.sought == [0]
    assert subscriber.added() == [1]


def test_a_gap_that_another_consumer_has_closed_halts_nothing(subscriber: Subscriber) -> None:
    first, second, third = (_message(number, _number(number)) for number in (1, 2, 3))
    waiting = subscriber.consumer(Replayed(subscriber.topic, [first, third]), gap_seconds=0.2)
    waiting.step(0)
    other = subscriber.consumer(Replayed(subscriber.topic, [first, second, third]))
    drain(other, lambda: len(subscriber.added()) == 3)
    reader = Replayed(subscriber.topic, [third])
    waiting.reader = reader
    drain(waiting, lambda: not waiting.is_missing(subscriber.topic))
    assert subscriber.halted() is None
    assert subscriber.added() == [1, 2, 3]


def test_messages_that_come_inverted_are_applied_in_order(subscriber: Subscriber) -> None:
    inverted = [_message(number, _number(number)) for number in (1, 3, 4, 2, 3, 4)]
    again = [replace(message, id=inverted[1 if message.sequence == 3 else 2].id) for message in inverted[4:]]
    consumer = subscriber.consumer(Replayed(subscriber.topic, [*inverted[:4], *again]))
    drain(consumer, lambda: len(subscriber.added()) == 4)
    assert subscriber.added() == [1, 2, 3, 4]


def test_a_database_restored_behind_its_bus_ships_nothing(publisher: Publisher) -> None:
    publisher.sender().send(publisher.topic, [_message(number, _number(number)) for number in range(1, 4)])
    publisher.add(1, COUNTER_ID)
    publisher.relay().step()
    with publisher.pool.of(publisher.tenant).transaction() as db:
        assert db.execute("SELECT numbered, halted FROM topics").fetchall() == [(0, RESTORED_BEHIND_BUS)]


def test_a_topic_that_cannot_be_shipped_does_not_starve_the_others(publisher: Publisher, bus: Bus) -> None:
    gone = replace(publisher, topic=Topic(f"a{publisher.tenant[1:]}", "counters"))
    publisher.database.add_tenant(gone.tenant)
    gone.add(1, COUNTER_ID)
    publisher.add(2, COUNTER_ID)
    relay = publisher.relay()
    for _ in range(4):
        with suppress(SendFailed, Unreachable):
            relay.step()
    assert bus.sender().last_sequence(publisher.topic) == 1


@dataclass
class Replayed:
    """A bus that returns given messages again and again, for faults that a real one has seldom."""

    topic: Topic
    messages: Sequence[Message]
    sought: list[int] | None = None
    place: int = 0

    def follow(self, cursors: Mapping[Topic, int]) -> None:  # noqa: ARG002 - the port's shape
        self.sought = []

    def read(self, limit: int, timeout: float) -> Sequence[Delivery]:  # noqa: ARG002 - the port's shape
        deliveries = [Delivery(self.topic, place, message) for place, message in enumerate(self.messages, 1)][self.place :]
        self.place = len(self.messages)
        return deliveries

    def seek(self, topic: Topic, cursor: int) -> None:  # noqa: ARG002 - the port's shape
        self.place = cursor
        if self.sought is not None:
            self.sought.append(cursor)

    def close(self) -> None:
        pass


def _number(number: int) -> bytes:
    return b'{"origin":"%s","number":%d}' % (str(UUID(int=number)).encode(), number)


def _message(sequence: int, data: bytes, stream: str = "counter-1") -> Message:
    return Message(uuid4(), "counters.NumberAdded.v1", stream, sequence, NOON, data, uuid4())
