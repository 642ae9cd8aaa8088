"""What is no message at all: on Kafka it halts its own topic, onto the PostgreSQL bus it does not get."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from kafka import KafkaProducer
from psycopg import errors

from plp_demo.servers.kafka import Kafka
from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Database
from plp_kit.core.handling import Handler
from plp_kit.messaging import spans
from plp_kit.messaging.bus import cloudevents
from plp_kit.messaging.bus.port import Message, Sender, SendFailed, Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.publishing import PublishedLanguage
from plp_testkit.bus import Bus, BusServer, message
from plp_testkit.delivery import counter_service
from plp_testkit.fixtures.services import MakeServiceDatabase


@dataclass(frozen=True, slots=True)
class Record:
    """One that says why it is none; `headers` are put over good ones, None leaves one out."""

    reason: str
    headers: dict[str, bytes | None] = field(default_factory=dict)
    key: bytes | None = b"counter-1"
    data: bytes | None = b"{}"

    def headers_on(self, topic: Topic) -> list[tuple[str, bytes]]:
        good: dict[str, bytes | None] = dict(cloudevents.headers(topic, message(2)))
        return [(name, value) for name, value in (good | self.headers).items() if value is not None]

    def put(self, producer: KafkaProducer, topic: Topic) -> None:
        """As the topic's second."""
        producer.send(str(topic), self.data, self.key, self.headers_on(topic), partition=0).get(10)


RECORDS: Final = (
    *(
        Record(f"header {name} is missing", {name: None})
        for name in ("ce_id", "ce_type", "ce_time", "ce_sequence", "ce_specversion", "ce_correlationid", "content-type")
    ),
    Record("header ce_time is missing", {"ce_time": b"\xff"}),
    Record("header ce_type is not what it should be", {"ce_type": b"counters\0"}),
    Record("header ce_sequence is not what it should be", {"ce_sequence": b"many"}),
    Record("header content-type is not what it should be", {"content-type": b"text/plain"}),
    Record("the record's key is not a stream", key=None),
    Record("the record's key is not a stream", key=b"\xff"),
    Record("the record's key is not a stream", key=b"counter\0"),
    Record("the record's key is not a stream", key=b"t" * 5000),
    Record("the record has no data", data=None),
    Record("the record has no data", data=b""),
)


@pytest.fixture
def kafka(kafka_bus: BusServer) -> Iterator[Bus]:
    with ExitStack() as stack:
        bus = Bus(kafka_bus, stack)
        bus.enrol("recruitment", "matching")
        yield bus


@pytest.fixture
def pool(make_service_database: MakeServiceDatabase) -> tuple[Database, list[Topic]]:
    """A tenant for each bad record, and one more."""
    database = make_service_database("subscriber")
    topics = [Topic(f"t{place}", "counters") for place in range(len(RECORDS) + 1)]
    for topic in topics:
        database.add_tenant(topic.tenant)
    return database.database(), topics


def standing(pool: Database, topic: Topic) -> tuple[object, ...] | None:
    with pool.of(topic.tenant).transaction() as db:
        return db.execute("SELECT last, halted, reason FROM consumed").fetchone()


def _may_send(sender: Sender, topic: Topic) -> bool:
    """Sends the topic's first. A broker needs a moment until it knows of a right that was granted."""
    try:
        sender.send(topic, [message(1)])
    except SendFailed:
        return False
    return True


@pytest.mark.kafka
def test_a_record_that_is_no_message_halts_its_topic_and_no_other(
    kafka: Bus, kafka_server: Kafka, pool: tuple[Database, list[Topic]]
) -> None:
    database, topics = pool
    kafka.administrator.create(topics)
    kafka.grant(topics)
    settings = kafka_server.settings(kafka_server.admin_user, kafka_server.admin_password)
    sender = kafka.sender()
    assert wait_until(lambda: _may_send(sender, topics[0]), within=20)
    with closing(KafkaProducer(**settings)) as producer:
        for topic, record in zip(topics, [*RECORDS, None], strict=True):
            if topic != topics[0]:
                sender.send(topic, [message(1)])
            if record is not None:
                record.put(producer, topic)
            sender.send(topic, [message(2 if record is None else 3)])
    language = PublishedLanguage()
    consumer = Consumer(
        kafka.reader(),
        lambda topic: Handler(database.of(topic.tenant), counter_service.SLICES, language.topic_of),
        counter_service.SUBSCRIPTION,
        spans.consuming,
    )
    consumer.follow(topics)

    def all_came() -> bool:
        consumer.step(0.05)
        ends = [standing(database, topic) for topic in topics]
        return all(end is not None and (end[1] or end[0] == 2) for end in ends)

    assert wait_until(all_came, within=60)
    assert [standing(database, topic) for topic in topics] == [
        *((1, "message_unreadable", f"The record after 1 cannot be read: {record.reason}") for record in RECORDS),
        (2, None, None),
    ]


def test_a_reader_that_takes_every_record_for_a_message_stumbles_or_is_taken_in() -> None:
    """The naive way: what it raises names no rule and is nobody's halt; and some it takes that no service could store."""
    topic = Topic("rha", "counters")
    outcomes = [naively_read(dict(record.headers_on(topic)), record.key, record.data) for record in RECORDS]
    assert {KeyError, ValueError, AttributeError, UnicodeDecodeError} <= {type(outcome) for outcome in outcomes}
    assert any(isinstance(outcome, Message) and "\0" in outcome.name + outcome.stream for outcome in outcomes)


def naively_read(headers: dict[str, bytes], key: Any, data: Any) -> Message | Exception:  # noqa: ANN401 - not looked at
    try:
        texts = {name: value.decode() for name, value in headers.items()}
        sequence, moment, correlation = texts["ce_sequence"], texts["ce_time"], UUID(texts["ce_correlationid"])
        at = datetime.fromisoformat(moment)
        return Message(UUID(texts["ce_id"]), texts["ce_type"], key.decode(), int(sequence), at, data.strip(), correlation)
    except (KeyError, ValueError, AttributeError) as error:
        return error


GOOD: Final = {
    "sequence": "1",
    "id": "gen_random_uuid()",
    "name": "'a'",
    "stream": "'a'",
    "at": "now()",
    "data": "'{}'",
    "correlation": "gen_random_uuid()",
}
ROWS: Final = (
    *((column, "NULL") for column in GOOD),
    ("name", "''"),
    ("name", "repeat('x', 256)"),
    ("stream", "''"),
    ("stream", "repeat('x', 5000)"),
    ("at", "'infinity'"),
    ("at", "'10000-01-01'"),
    ("at", "'0044-03-15 BC'"),
    ("sequence", "0"),
    ("data", "convert_to(repeat('x', 524289), 'UTF8')"),
)


@pytest.fixture
def postgres(postgres_bus: BusServer) -> Iterator[Bus]:
    with ExitStack() as stack:
        bus = Bus(postgres_bus, stack)
        bus.enrol("recruitment", "matching")
        yield bus


def test_a_row_that_is_no_message_does_not_get_onto_the_postgresql_bus(postgres: Bus) -> None:
    topic = postgres.topic()
    with psycopg.connect(postgres.settings("recruitment", writes=True).url, autocommit=True) as db:

        def insert(row: dict[str, str]) -> None:
            columns, values = ", ".join(row), ", ".join(row.values())
            text = f"INSERT INTO log (topic, {columns}) VALUES ('{topic}', {values})"  # noqa: S608 - all of it stands above
            db.execute(text.encode())

        for column, value in ROWS:
            with pytest.raises((errors.CheckViolation, errors.NotNullViolation)):
                insert({**GOOD, column: value})
        insert(GOOD)
