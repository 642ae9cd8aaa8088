"""A database is restored to an earlier moment, or a topic made again: the relay refuses, and each way out is gone to its end."""

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
from plp_kit.messaging.restoring.comparing import Compared, Place, compare, place
from plp_kit.messaging.restoring.republishing import CannotRepublish
from plp_testkit.backups import Backup
from plp_testkit.bus import Bus
from plp_testkit.delivery.delivery import Hearing, Telling, verdict
from plp_testkit.delivery.verdicts import Verdict
from plp_testkit.fixtures.services import MakeServiceDatabase, ServiceDatabase

TALLY = UUID(int=1)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Operator:
    """Who restores, looks and decides, under the owner's role."""

    telling: Telling
    hearing: Hearing
    bus: Bus
    folder: Path

    def backup(self, database: ServiceDatabase) -> Backup:
        return Backup.of(database.server, database.name, self.folder)

    def asked(self, question: Callable[[Db], Answer], of: ServiceDatabase | None = None) -> Answer:
        with psycopg.connect((of or self.telling.database).url("plp_owner")) as db:
            return question(db)

    def place(self) -> Place:
        return self.asked(lambda db: place(db, self.telling.topic))

    def compare(self) -> Compared:
        return self.asked(lambda db: compare(db, self.bus.administrator, self.telling.topic))

    def accept(self) -> Compared:
        return self.asked(lambda db: accept(db, self.bus.administrator, self.telling.topic))

    def refill(self) -> None:
        topic = self.telling.topic
        heard = self.asked(lambda db: republishing.reached(db, "hearing", topic.tenant, topic), self.hearing.database)
        with psycopg.connect(self.telling.database.url("plp_owner")) as db:
            republishing.require_whole(db, topic)
            republishing.require_known(db, topic, heard)
            republishing.empty(db, self.bus.administrator, topic)
            republishing.fill(db, topic)

    def on_bus(self) -> list[int]:
        return [heading.sequence for heading in self.bus.administrator.beyond(self.telling.topic, 0)]


@pytest.fixture
def operator(telling: Telling, hearing: Hearing, bus: Bus, tmp_path: Path) -> Operator:
    return Operator(telling, hearing, bus, tmp_path)


def tell(telling: Telling, *numbers: int) -> None:
    for number in numbers:
        telling.add(number, TALLY)


def ship(relay: Relay) -> None:
    while relay.step():
        pass


def hear(hearing: Hearing, *numbers: int, consumer: Consumer | None = None) -> None:
    """Exactly these are heard, in this order; what comes again is not heard again."""
    consumer = consumer or hearing.consumer()

    def step() -> bool:
        consumer.step(0.05)
        return len(hearing.added()) >= len(numbers)

    assert wait_until(step, within=20), f"heard {hearing.added()}"
    for _ in range(3):
        consumer.step(0.05)
    assert hearing.added() == list(numbers)


def restored_behind(operator: Operator) -> None:
    """The bus has three messages that the sender, restored, never sent; and three that it has sent, or was about to."""
    telling = operator.telling
    tell(telling, 1)
    ship(telling.relay())
    tell(telling, 2)
    with telling.relays.transaction() as db:
        numbering.number(db, telling.topic, 1)
    tell(telling, 3)
    before = operator.backup(telling.database)
    tell(telling, 4, 5, 6)
    ship(telling.relay())
    hear(operator.hearing, 1, 2, 3, 4, 5, 6)
    before.restore()


def test_at_its_start_the_relay_refuses_and_what_the_sender_lacks_is_listed(operator: Operator) -> None:
    restored_behind(operator)
    ship(operator.telling.relay())
    assert operator.place() == Place(numbered=2, shipped=1, halted=RESTORED_BEHIND_BUS)
    compared = operator.compare()
    assert compared.end == 6
    assert [found.sequence for found in compared.known] == [2, 3]
    assert [(heading.sequence, heading.name) for heading in compared.lacking] == [
        (number, "tallies.NumberAdded.v1") for number in (4, 5, 6)
    ]


def test_the_relay_refuses_before_anybody_has_something_to_say(operator: Operator) -> None:
    telling = operator.telling
    before = operator.backup(telling.database)
    tell(telling, 1)
    ship(telling.relay())
    before.restore()
    telling.relay().step()
    assert operator.place().halted == RESTORED_BEHIND_BUS


def test_a_relay_that_outlives_the_restore_refuses_too(operator: Operator) -> None:
    telling, relay = operator.telling, operator.telling.relay()
    tell(telling, 1)
    ship(relay)
    before = operator.backup(telling.database)
    tell(telling, 2)
    ship(relay)
    before.restore()
    tell(telling, *range(3, 9))
    ship(relay)
    assert operator.place() == Place(numbered=1, shipped=1, halted=RESTORED_BEHIND_BUS)
    assert operator.on_bus() == [1, 2]


def test_with_the_bus_end_accepted_new_messages_go_on_after_it(operator: Operator) -> None:
    restored_behind(operator)
    ship(operator.telling.relay())
    accepted = operator.accept()
    assert [heading.sequence for heading in accepted.lacking] == [4, 5, 6]
    tell(operator.telling, 7, 8)
    ship(operator.telling.relay())
    hear(operator.hearing, 1, 2, 3, 4, 5, 6, 7, 8)
    assert operator.on_bus() == list(range(1, 9))
    assert verdict(operator.telling, operator.hearing) == Verdict(told=5, made_up=len(accepted.lacking))


def test_what_the_restored_sender_has_not_sent_goes_on_behind_the_end(operator: Operator) -> None:
    """What was told since the restore; and what was numbered since, by whoever did not ask the bus before."""
    telling = operator.telling
    tell(telling, 1)
    ship(telling.relay())
    before = operator.backup(telling.database)
    tell(telling, 2, 3)
    ship(telling.relay())
    before.restore()
    tell(telling, 4)
    with telling.relays.transaction() as db:
        numbering.number(db, telling.topic, 1)
    tell(telling, 5)
    ship(telling.relay())
    assert [heading.sequence for heading in operator.accept().lacking] == [2, 3]
    ship(telling.relay())
    hear(operator.hearing, 1, 2, 3, 4, 5)


def test_nothing_is_accepted_where_nothing_is_refused(operator: Operator) -> None:
    tell(operator.telling, 1, 2)
    ship(operator.telling.relay())
    with pytest.raises(NothingToAccept):
        operator.accept()
    assert operator.place() == Place(2, 2, None)


def test_with_everybody_restored_to_one_moment_the_topic_is_filled_again(operator: Operator) -> None:
    telling, hearing = operator.telling, operator.hearing
    tell(telling, 1, 2, 3)
    ship(telling.relay())
    hear(hearing, 1, 2, 3)
    moment = operator.backup(hearing.database), operator.backup(telling.database)
    tell(telling, 4, 5)
    ship(telling.relay())
    hear(hearing, 1, 2, 3, 4, 5)
    for backup in moment:
        backup.restore()
    ship(telling.relay())
    assert operator.place().halted == RESTORED_BEHIND_BUS
    operator.refill()
    tell(telling, 6)
    ship(telling.relay())
    hear(hearing, 1, 2, 3, 6)
    assert operator.on_bus() == [1, 2, 3, 4]
    assert verdict(telling, hearing).holds


def test_a_topic_that_was_made_again_is_filled_again(operator: Operator, make_service_database: MakeServiceDatabase) -> None:
    """Whoever had read it drops it all; whoever comes new hears it all."""
    telling, hearing = operator.telling, operator.hearing
    tell(telling, 1, 2, 3)
    ship(telling.relay())
    following = hearing.consumer()
    hear(hearing, 1, 2, 3, consumer=following)
    operator.bus.administrator.delete([telling.topic])
    operator.bus.administrator.create([telling.topic])
    assert operator.on_bus() == []
    assert (operator.compare().end, operator.place().shipped) == (0, 3)
    operator.refill()
    tell(telling, 4)
    ship(telling.relay())
    hear(hearing, 1, 2, 3, 4, consumer=following)
    assert verdict(telling, hearing).holds
    database = make_service_database("hearing")
    database.add_tenant(telling.tenant)
    hear(Hearing(database, database.database(), telling.topic, operator.bus.reader), 1, 2, 3, 4)


def test_nothing_is_refilled_while_a_consumer_knows_more_than_the_sender(operator: Operator) -> None:
    restored_behind(operator)
    with pytest.raises(CannotRepublish, match="hearing has applied message 6"):
        operator.refill()
    assert operator.on_bus() == list(range(1, 7))


def test_nothing_is_refilled_with_holes(operator: Operator) -> None:
    restored_behind(operator)
    operator.accept()
    with pytest.raises(CannotRepublish, match="holds 3 of its 6 messages"):
        operator.refill()


@dataclass
class Late:
    """A sender whose relay learns of the acknowledgement only when the topic was begun anew."""

    sender: Sender
    refill: Callable[[], None]

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        self.sender.send(topic, messages)
        self.refill()

    def last_sequence(self, topic: Topic) -> int:
        return self.sender.last_sequence(topic)

    def close(self) -> None:
        self.sender.close()


def test_an_acknowledgement_from_before_the_refill_counts_no_more(operator: Operator) -> None:
    telling = operator.telling
    tell(telling, 1, 2, 3)
    telling.relay(Late(telling.sender(), operator.refill)).step()
    assert operator.place().shipped == 0
    ship(telling.relay())
    assert operator.on_bus() == [1, 2, 3]
    hear(operator.hearing, 1, 2, 3)
