"""What cannot be applied, with everything else flowing around it: parked streams, a bad deploy, a message that is too large."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Event
from uuid import UUID

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core import event_store
from plp_kit.core.events import Recorded, Stream
from plp_kit.core.handling import Handler
from plp_kit.core.slices import Reaction
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import LARGEST_DATA, SendFailed, TooLarge, Topic
from plp_kit.messaging.consuming import offsets, parking
from plp_kit.messaging.consuming.consumer import DEFECTS_BEFORE_HALT, Consumer
from plp_kit.messaging.consuming.history import Instruction
from plp_kit.messaging.consuming.reacting import Received
from plp_kit.messaging.consuming.retrying import Retrying
from plp_kit.messaging.publishing import Publication, PublishedLanguage
from plp_kit.messaging.relay.relay import Relay
from plp_testkit.bus import Bus
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import Publisher, Subscriber, delivery_report, final_report

POISONED, SOUND = UUID(int=1), UUID(int=2)
POISON = 13


@dataclass(slots=True)
class FailingReaction:
    """Fails at one number, or at every one, until it is mended."""

    everything: bool = False
    mended: bool = False

    def __call__(self, received: Received) -> Iterable[Reaction]:
        assert isinstance(received.fact, counter_service.NumberAdded)
        if not self.mended and (self.everything or received.fact.number == POISON):
            raise ZeroDivisionError
        return counter_service.count(received)


@dataclass(frozen=True)
class Room:
    """A publisher and hearers of one or two tenants, all served by one consumer."""

    publishers: Sequence[Publisher]
    subscribers: Sequence[Subscriber]
    failing: FailingReaction

    def consumer(self) -> Consumer:
        subscription = replace(counter_service.COUNTING, react=self.failing)
        consumer = Consumer(self.subscribers[0].reader(), self.handler, subscription, spans.consuming)
        consumer.follow([subscriber.topic for subscriber in self.subscribers])
        return consumer

    def handler(self, topic: Topic) -> Handler:
        return next(subscriber.handler() for subscriber in self.subscribers if subscriber.topic == topic)

    def parked(self, which: int = 0) -> list[tuple[int, str]]:
        with self.subscribers[which].handler().database.transaction() as db:
            return [(entry.sequence, entry.code) for entry in parking.listed(db)]

    def retry(self, stream: UUID, which: int = 0) -> bool:
        subscriber = self.subscribers[which]
        failing = replace(counter_service.COUNTING, react=self.failing)
        retrying = Retrying(subscriber.handler().database, subscriber.handler(), failing, subscriber.topic)
        retried = retrying.oldest(f"counter-{stream}", Instruction("an operator"))
        return retried is not None and retried.failed is None

    def resume(self, which: int = 0) -> None:
        with self.subscribers[which].handler().database.transaction() as db:
            offsets.resume(db, str(self.subscribers[which].topic))


@pytest.fixture
def room(publisher: Publisher, subscriber: Subscriber) -> Room:
    return Room([publisher], [subscriber], FailingReaction())


@pytest.fixture
def two_tenants(publisher: Publisher, subscriber: Subscriber, bus: Bus) -> Room:
    """Of one service each: the same databases, topics of their own."""
    other = Topic(f"u{bus.mark}", "counters")
    bus.administrator.create([other])
    bus.grant([other])
    for database in (publisher.database, subscriber.database):
        database.add_tenant(other.tenant)
    return Room(
        [publisher, replace(publisher, topic=other)],
        [subscriber, replace(subscriber, topic=other)],
        FailingReaction(everything=True),
    )


def shipped(publisher: Publisher) -> None:
    relay = publisher.relay()
    while relay.step():
        pass


def stepping(consumer: Consumer, done: Iterable[object]) -> bool:
    """Steps until the list is no longer empty."""
    consumer.step(0.05)
    return bool(done)


@contextmanager
def consuming(consumer: Consumer) -> Iterator[None]:
    """In a thread, until the end."""
    stop = Event()

    def step() -> None:
        while not stop.is_set():
            consumer.step(0.05)

    with ThreadPoolExecutor(1) as consumers:
        working = consumers.submit(step)
        try:
            yield
        finally:
            stop.set()
        working.result()


def test_a_poisoned_stream_waits_as_a_whole_and_others_go_on(room: Room) -> None:
    publisher, subscriber = room.publishers[0], room.subscribers[0]
    for number in (1, 2, POISON, 3, 4):
        publisher.add(number, POISONED)
        publisher.add(number * 100, SOUND)
    shipped(publisher)
    with consuming(room.consumer()):
        assert wait_until(lambda: len(subscriber.added()) == 7, within=60)
    assert room.parked() == [(5, "defect"), (7, parking.BEHIND), (9, parking.BEHIND)]
    room.failing.mended = True
    while room.retry(POISONED):
        pass
    assert delivery_report(publisher, subscriber).holds


def test_the_oldest_is_retried_while_new_ones_are_being_parked(room: Room) -> None:
    """From the first poisoned message to the last that comes behind it nothing is lost, doubled or overtaken."""
    publisher, subscriber = room.publishers[0], room.subscribers[0]
    publisher.add(POISON, POISONED)
    shipped(publisher)
    with consuming(room.consumer()):
        assert wait_until(lambda: bool(room.parked()), within=60)
        room.failing.mended = True
        with ThreadPoolExecutor(1) as adders:
            adding = adders.submit(add_and_ship, publisher, 60)
            while not adding.done():
                room.retry(POISONED)
            adding.result()

        def through() -> bool:
            room.retry(POISONED)
            return delivery_report(publisher, subscriber).lost == 0

        assert wait_until(through, within=60)
    assert room.parked() == []
    assert final_report(publisher, subscriber).holds


def add_and_ship(publisher: Publisher, count: int) -> None:
    relay = publisher.relay()
    for number in range(count):
        publisher.add(number, POISONED)
        relay.step()


def test_a_bad_deploy_halts_its_tenants_topic_and_leaves_the_rest_of_it_untouched(two_tenants: Room) -> None:
    """Once the release is mended and the topic resumed, the very process that halted it goes on."""
    room, (publisher, other) = two_tenants, two_tenants.publishers
    for number in range(12):
        publisher.add(number, UUID(int=100 + number))
    shipped(publisher)
    consumer = room.consumer()
    assert wait_until(lambda: stepping(consumer, places_halted(room)), within=60)
    assert room.subscribers[0].halted() == "defects_in_a_row"
    assert room.parked() == [(number, "defect") for number in range(1, DEFECTS_BEFORE_HALT + 1)]
    room.failing.mended = True
    other.add(1)
    shipped(other)
    with consuming(consumer):
        assert final_report(other, room.subscribers[1]).holds
        assert room.subscribers[0].added() == []
        for number in range(DEFECTS_BEFORE_HALT):
            assert room.retry(UUID(int=100 + number))
        room.resume()
        report = final_report(publisher, room.subscribers[0])
    assert report.holds, report


def places_halted(room: Room) -> list[str]:
    return [code for code in (room.subscribers[0].halted(),) if code]


@dataclass(frozen=True, slots=True)
class Padded:
    """What a release with a defect publishes: one number has more text than a topic takes."""

    origin: UUID
    number: int
    padding: str


def padded(recorded: Recorded[counter_service.Added]) -> Padded:
    return Padded(recorded.id, recorded.event.number, "x" * LARGEST_DATA if recorded.event.number == POISON else "")


def test_a_message_too_large_holds_up_its_own_topic_until_the_release_is_mended(
    two_tenants: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room, (publisher, other) = two_tenants, two_tenants.publishers
    room.failing.mended = True
    for number in (1, 2, POISON, 3, 4):
        publisher.add(number, SOUND)
    other.add(5)
    defective = PublishedLanguage(Publication(counter_service.Added, "counters.NumberAdded.v1", Padded, "counters", padded))
    relay = Relay(publisher.relays, publisher.sender(), defective, counter_service.STORED)
    with consuming(room.consumer()):
        for _ in range(3):
            with suppress(SendFailed):
                relay.step()
        assert final_report(other, room.subscribers[1]).holds
        assert wait_until(lambda: room.subscribers[0].added() == [1, 2], within=60)
        assert ("message too large", str(publisher.topic)) in {
            (record.getMessage(), getattr(record, "topic", "")) for record in caplog.records
        }
        shipped(publisher)
        report = final_report(publisher, room.subscribers[0])
    assert report.holds, report
    assert room.subscribers[0].added() == [1, 2, POISON, 3, 4]


# The naive way


def test_a_relay_that_leaves_out_what_is_too_large_loses(room: Room) -> None:
    publisher, subscriber = room.publishers[0], room.subscribers[0]
    for number in (1, POISON, 2):
        publisher.add(number, SOUND)
    defective = PublishedLanguage(Publication(counter_service.Added, "counters.NumberAdded.v1", Padded, "counters", padded))
    sender, left_out = publisher.sender(), 0
    with publisher.pool.of(publisher.tenant).transaction() as db:
        events = event_store.load(db, counter_service.STORED, Stream("counter", SOUND))
    for event in events:
        try:
            sender.send(publisher.topic, [defective.message(event, event.version - left_out)])
        except TooLarge:
            left_out += 1
    room.failing.mended = True
    with consuming(room.consumer()):
        assert wait_until(lambda: len(subscriber.added()) == 2, within=60)
    assert delivery_report(publisher, subscriber).lost == 1
