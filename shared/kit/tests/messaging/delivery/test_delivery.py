"""From one service's commit to its effect in the next, over either bus: in order, once, whoever dies in between."""

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
from plp_testkit.delivery import tallies
from plp_testkit.delivery.delivery import NOON, Hearing, Telling

TALLY = UUID(int=1)


def drain(consumer: Consumer, done: Callable[[], bool]) -> None:
    """Steps until it is done; a consumer that never gets there fails the test."""

    def step() -> bool:
        consumer.step(0.05)
        return done()

    assert wait_until(step, within=20), "it did not come through"


def ship(telling: Telling) -> None:
    relay = telling.relay()
    while relay.step():
        pass


def everything(telling: Telling, hearing: Hearing, count: int) -> None:
    ship(telling)
    drain(hearing.consumer(), lambda: len(hearing.added()) >= count)


def test_what_is_added_is_heard_in_order(telling: Telling, hearing: Hearing) -> None:
    numbers = list(range(1, 21))
    for number in numbers:
        telling.add(number, TALLY)
    everything(telling, hearing, len(numbers))
    assert hearing.added() == numbers


@dataclass
class Dying:
    """A sender that dies after the bus took the messages, before the relay heard of it."""

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


def test_a_relay_that_dies_before_the_acknowledgement_only_repeats(telling: Telling, hearing: Hearing) -> None:
    for number in range(1, 6):
        telling.add(number, TALLY)
    dying = telling.relay(Dying(telling.sender(), deaths=2))
    for _ in range(2):
        with suppress(SendFailed):
            dying.step()
    telling.add(6, TALLY)
    everything(telling, hearing, 6)
    assert hearing.added() == [1, 2, 3, 4, 5, 6]


def test_three_relays_and_eight_writers_at_once(telling: Telling, hearing: Hearing) -> None:
    with ThreadPoolExecutor(3) as relays, written(telling) as stop:
        for relay in [telling.relay() for _ in range(3)]:
            relays.submit(relay_until, stop, relay)
        drain(hearing.consumer(), lambda: len(hearing.added()) == 200)
        stop.set()
    heard = hearing.added()
    for writer in range(1, 9):
        assert [number for number in heard if number // 100 == writer] == [writer * 100 + number for number in range(25)]


def relay_until(stop: threading.Event, relay: Relay) -> None:
    while not stop.is_set():
        relay.step()


@contextmanager
def written(telling: Telling) -> Iterator[threading.Event]:
    """Eight writers, each on a stream of its own, 25 events each; the event is for the relays to stop by."""

    def write(writer: int) -> None:
        for number in range(25):
            telling.add(writer * 100 + number, UUID(int=writer))

    with ThreadPoolExecutor(8) as writers:
        for writer in range(1, 9):
            writers.submit(write, writer)
        yield threading.Event()


def test_a_consumer_whose_transaction_fails_applies_it_all_again_once(telling: Telling, hearing: Hearing) -> None:
    for number in range(1, 4):
        telling.add(number, TALLY)
    ship(telling)
    consumer = hearing.consumer()
    with psycopg.connect(hearing.database.server.admin_url, autocommit=True) as admin, suppress(psycopg.OperationalError):
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (hearing.database.name,))
        consumer.step(1)
    drain(consumer, lambda: len(hearing.added()) == 3)
    assert hearing.added() == [1, 2, 3]


def test_a_message_that_breaks_its_contract_parks_its_stream_and_no_other(telling: Telling, hearing: Hearing) -> None:
    sender = telling.sender()
    sound = _message(1, b'{"origin":"00000000-0000-0000-0000-000000000001","number":1}', "tally-a")
    broken = _message(2, b'{"number":"no number"}', "tally-b")
    behind = _message(3, b'{"origin":"00000000-0000-0000-0000-000000000003","number":3}', "tally-b")
    after = _message(4, b'{"origin":"00000000-0000-0000-0000-000000000004","number":4}', "tally-a")
    sender.send(hearing.topic, [sound, broken, behind, after])
    drain(hearing.consumer(), lambda: len(hearing.added()) == 2)
    assert hearing.added() == [1, 4]
    with hearing.pool.of(hearing.topic.tenant).transaction() as db:
        assert [(entry.sequence, entry.code) for entry in parking.listed(db)] == [(2, "contract_broken"), (3, parking.BEHIND)]


def test_a_retry_applies_the_oldest_first_and_lets_the_stream_flow(telling: Telling, hearing: Hearing) -> None:
    broken = _message(1, b'{"number":"no number"}', "tally-b")
    behind = _message(2, b'{"origin":"00000000-0000-0000-0000-000000000002","number":2}', "tally-b")
    telling.sender().send(hearing.topic, [broken, behind])
    consumer = hearing.consumer()
    database = hearing.pool.of(hearing.topic.tenant)

    def parked() -> int:
        with database.transaction() as db:
            return len(parking.listed(db))

    drain(consumer, lambda: parked() == 2)
    handler = Handler(database, tallies.SLICES)
    retrying, instruction = Retrying(database, handler, tallies.SUBSCRIPTION, hearing.topic), Instruction("an operator")
    failing = retrying.oldest("tally-b", instruction)
    assert failing
    assert failing.failed
    with database.transaction() as db:
        db.execute("""UPDATE parked_messages SET data = '{"origin":"00000000-0000-0000-0000-000000000001","number":1}'
                      WHERE sequence = 1""")
    for sequence in (1, 2):
        retried = retrying.oldest("tally-b", instruction)
        assert retried
        assert (retried.parked.sequence, retried.failed) == (sequence, None)
    assert retrying.oldest("tally-b", instruction) is None
    assert hearing.added() == [1, 2]
    telling.sender().send(hearing.topic, [_message(3, _number(3), "tally-b")])
    drain(consumer, lambda: len(hearing.added()) == 3)


def test_another_message_under_a_known_number_halts(hearing: Hearing) -> None:
    consumer = hearing.consumer(Replayed(hearing.topic, [_message(1, _number(1)), _message(1, _number(2))]))
    drain(consumer, lambda: hearing.halted() is not None)
    assert hearing.halted() == "history_diverged"
    assert hearing.added() == [1]


def test_a_gap_is_waited_for_then_read_again_then_halts(hearing: Hearing) -> None:
    reader = Replayed(hearing.topic, [_message(1, _number(1)), _message(3, _number(3))])
    consumer = hearing.consumer(reader, gap_seconds=0.2)
    drain(consumer, lambda: hearing.halted() is not None)
    assert hearing.halted() == "messages_missing"
    assert reader.sought == [0]
    assert hearing.added() == [1]


def test_a_gap_that_another_consumer_has_closed_halts_nothing(hearing: Hearing) -> None:
    first, second, third = (_message(number, _number(number)) for number in (1, 2, 3))
    waiting = hearing.consumer(Replayed(hearing.topic, [first, third]), gap_seconds=0.2)
    waiting.step(0)
    other = hearing.consumer(Replayed(hearing.topic, [first, second, third]))
    drain(other, lambda: len(hearing.added()) == 3)
    reader = Replayed(hearing.topic, [third])
    waiting.reader = reader
    drain(waiting, lambda: not waiting.is_missing(hearing.topic))
    assert hearing.halted() is None
    assert hearing.added() == [1, 2, 3]


def test_messages_that_come_inverted_are_applied_in_order(hearing: Hearing) -> None:
    inverted = [_message(number, _number(number)) for number in (1, 3, 4, 2, 3, 4)]
    again = [replace(message, id=inverted[1 if message.sequence == 3 else 2].id) for message in inverted[4:]]
    consumer = hearing.consumer(Replayed(hearing.topic, [*inverted[:4], *again]))
    drain(consumer, lambda: len(hearing.added()) == 4)
    assert hearing.added() == [1, 2, 3, 4]


def test_a_database_restored_behind_its_bus_ships_nothing(telling: Telling) -> None:
    telling.sender().send(telling.topic, [_message(number, _number(number)) for number in range(1, 4)])
    telling.add(1, TALLY)
    telling.relay().step()
    with telling.pool.of(telling.tenant).transaction() as db:
        assert db.execute("SELECT numbered, halted FROM topics").fetchall() == [(0, RESTORED_BEHIND_BUS)]


def test_a_topic_that_cannot_be_shipped_does_not_starve_the_others(telling: Telling, bus: Bus) -> None:
    gone = replace(telling, topic=Topic(f"a{telling.tenant[1:]}", "tallies"))
    telling.database.add_tenant(gone.tenant)
    gone.add(1, TALLY)
    telling.add(2, TALLY)
    relay = telling.relay()
    for _ in range(4):
        with suppress(SendFailed, Unreachable):
            relay.step()
    assert bus.sender().last_sequence(telling.topic) == 1


@dataclass
class Replayed:
    """A bus that says what it is told to, over and over; for what a real one does only in distress."""

    topic: Topic
    messages: Sequence[Message]
    sought: list[int] | None = None
    place: int = 0

    def follow(self, cursors: Mapping[Topic, int]) -> None:  # noqa: ARG002 - the port's shape
        self.sought = []

    def read(self, limit: int, timeout: float) -> Sequence[Delivery]:  # noqa: ARG002 - the port's shape
        found = [Delivery(self.topic, place, message) for place, message in enumerate(self.messages, 1)][self.place :]
        self.place = len(self.messages)
        return found

    def seek(self, topic: Topic, cursor: int) -> None:  # noqa: ARG002 - the port's shape
        self.place = cursor
        if self.sought is not None:
            self.sought.append(cursor)

    def close(self) -> None:
        pass


def _number(number: int) -> bytes:
    return b'{"origin":"%s","number":%d}' % (str(UUID(int=number)).encode(), number)


def _message(sequence: int, data: bytes, stream: str = "tally-1") -> Message:
    return Message(uuid4(), "tallies.NumberAdded.v1", stream, sequence, NOON, data, uuid4())
