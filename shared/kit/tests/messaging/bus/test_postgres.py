"""What only the PostgreSQL bus has to get right: holes between two relays' commits, contradictions, walls in SQL, idling."""

import resource
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import LARGEST_DATA, Message, SendFailed, Topic
from plp_testkit.bus import Bus, BusServer, message, messages, read_some

Db = Connection[TupleRow]


@pytest.fixture
def bus(postgres_bus: BusServer) -> Iterator[Bus]:
    with ExitStack() as closing:
        bus = Bus(postgres_bus, closing)
        bus.enrol("recruitment", "matching")
        yield bus


def connect(bus: Bus, name: str, *, writes: bool) -> Db:
    return bus.closing.enter_context(psycopg.connect(bus.settings(name, writes=writes).url))


def insert(db: Db, topic: Topic, row: Message) -> None:
    db.execute(
        """INSERT INTO log (topic, sequence, id, name, stream, at, data, correlation)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",
        (str(topic), row.sequence, row.id, row.name, row.stream, row.at, row.data, row.correlation),
    )


def test_what_commits_late_is_waited_for_and_never_skipped(bus: Bus) -> None:
    topic = bus.topic()
    relay = bus.sender()
    sent = messages(1, 5)
    relay.send(topic, sent[:2])
    slow = connect(bus, "recruitment", writes=True)
    insert(slow, topic, sent[2])
    relay.send(topic, sent[3:])
    reader = bus.reader({topic: 0})
    assert [delivery.message for delivery in read_some(reader, 5, within=1)] == sent[:2]
    slow.commit()
    assert [delivery.message for delivery in read_some(reader, 3)] == sent[2:]


def test_a_hole_that_stays_is_shown_in_the_end(bus: Bus) -> None:
    """Rows that were lost: silence would look like an idle topic, a gap in the sequences is for the consumer to judge."""
    topic = bus.topic()
    bus.sender().send(topic, [*messages(1, 2), *messages(5, 6)])
    reader = connecting.reader(replace(bus.settings("matching", writes=False), hole_after=2))
    bus.closing.callback(reader.close)
    reader.follow({topic: 0})
    assert [delivery.message.sequence for delivery in read_some(reader, 4, within=1)] == [1, 2]
    assert [delivery.message.sequence for delivery in read_some(reader, 2, within=15)] == [5, 6]


def test_a_second_relay_waits_for_the_first_and_repeats(bus: Bus) -> None:
    topic = bus.topic()
    sent = messages(1, 3)
    first = connect(bus, "recruitment", writes=True)
    insert(first, topic, sent[0])
    second = threading.Thread(target=bus.sender().send, args=(topic, sent))
    second.start()
    second.join(timeout=0.5)
    assert second.is_alive()
    first.commit()
    second.join(timeout=10)
    assert [delivery.message for delivery in read_some(bus.reader({topic: 0}), 3)] == sent


def test_another_message_under_a_taken_number_is_refused_by_that_number(bus: Bus) -> None:
    topic = bus.topic()
    sender = bus.sender()
    sent = messages(1, 3)
    sender.send(topic, sent)
    with pytest.raises(SendFailed, match=f"{topic} holds another message as its number 2"):
        sender.send(topic, [sent[0], message(2), *messages(3, 4)])
    assert sender.last_sequence(topic) == 3
    sender.send(topic, [*sent, *messages(4, 4)])


def test_a_refusal_does_not_quote_what_was_refused(bus: Bus) -> None:
    """The server's details quote the row."""
    topic = bus.topic()
    with pytest.raises(SendFailed) as refused:
        bus.sender().send(topic, [message(0, data=b'"marker-in-the-data"')])
    assert "marker" not in str(refused.value)


def test_the_database_holds_the_limit_too(bus: Bus) -> None:
    topic = bus.topic()
    with connect(bus, "recruitment", writes=True) as db:
        with pytest.raises(errors.CheckViolation), db.transaction():
            insert(db, topic, message(1, data=b"x" * (LARGEST_DATA + 1)))
        insert(db, topic, message(1, data=b"x" * LARGEST_DATA))


def test_sql_without_a_grant_sees_nothing_and_writes_nothing(bus: Bus) -> None:
    """Under the same logins that the readers and senders use, past their code."""
    theirs = Topic(f"u{bus.mark}", "recruitment")
    bus.administrator.create([theirs])
    bus.enrol("their_recruitment")
    bus.administrator.allow(bus.principal("their_recruitment"), writes=[theirs], reads=[theirs])
    bus.sender("their_recruitment").send(theirs, messages(1, 1))
    ours = bus.topic()
    bus.sender().send(ours, messages(1, 1))
    for name, writes in (("matching", False), ("recruitment", True)):
        db = connect(bus, name, writes=writes)
        assert db.execute("SELECT DISTINCT topic FROM log").fetchall() == [(str(ours),)]
        assert db.execute("SELECT topic FROM topics").fetchall() == [(str(ours),)]
        assert {row[0] for row in db.execute("SELECT principal FROM grants")} == {db.info.user}
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        insert(connect(bus, "recruitment", writes=True), theirs, message(2))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET data = ''",
        "DELETE FROM log",
        "TRUNCATE log",
        "INSERT INTO grants (principal, topic, writes) VALUES (current_user, 'rha.recruitment', true)",
        "UPDATE grants SET writes = true",
        "INSERT INTO topics (topic) VALUES ('rha.another')",
        "ALTER TABLE log DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (number integer)",
    ],
)
@pytest.mark.parametrize("writes", [pytest.param(True, id="writer"), pytest.param(False, id="reader")])
def test_a_principal_changes_nothing_that_stands(bus: Bus, statement: str, writes: bool) -> None:  # noqa: FBT001 (a parameter)
    bus.topic()
    db = connect(bus, "recruitment" if writes else "matching", writes=writes)
    with pytest.raises(errors.InsufficientPrivilege):
        db.execute(statement.encode())


def test_every_table_is_walled_even_against_its_owner(bus: Bus) -> None:
    with psycopg.connect(bus.server.administrator) as db:
        walls = db.execute(
            """SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class
               WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'"""
        ).fetchall()
    assert dict(walls) == {"log": True, "grants": True, "topics": True}


def test_an_idle_reader_costs_next_to_nothing(bus: Bus) -> None:
    """Asked as often as an impatient loop asks, it looks as often as in production."""
    topics = [bus.topic(name) for name in ("recruitment", "matching", "evaluation")]
    reader = connecting.reader(bus.settings("matching", writes=False).url)
    bus.closing.callback(reader.close)
    reader.follow(dict.fromkeys(topics, 0))
    reader.read(10, 0.1)
    before, until, began = _used(), time.monotonic() + 2, time.monotonic()
    while time.monotonic() < until:
        assert reader.read(10, 0.1) == []
    assert (_used() - before) / (time.monotonic() - began) < 0.02


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_THREAD)
    return usage.ru_utime + usage.ru_stime
