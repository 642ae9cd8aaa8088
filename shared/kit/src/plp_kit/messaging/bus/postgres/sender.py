"""Sends to the PostgreSQL bus: one transaction and one notice per batch; a repeated message changes nothing.

The notice follows the commit, since within it the server's one lock on notices would be held until the disk has answered. A batch
that was sent before is told again: perhaps its sender stopped in between.
"""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from plp_kit.core.database import commit_and_notify
from plp_kit.messaging.bus import sizes
from plp_kit.messaging.bus.port import Message, SendFailed, Topic, Unreachable
from plp_kit.messaging.bus.postgres.connection import Link, reason

CHANNEL = "bus"

# In order, so that two relays which send the same messages wait for each other instead of deadlocking.
INSERT = """INSERT INTO log (topic, sequence, id, name, stream, at, data, correlation, causation, traceparent)
SELECT %s, m.sequence, m.id, m.name, m.stream, m.at, m.data, m.correlation, m.causation, m.traceparent
FROM unnest(%b::bigint[], %b::uuid[], %b::text[], %b::text[], %b::timestamptz[], %b::bytea[], %b::uuid[], %b::uuid[], %b::text[])
  AS m(sequence, id, name, stream, at, data, correlation, causation, traceparent)
ORDER BY m.sequence
ON CONFLICT (topic, sequence) DO NOTHING"""

CONTRADICTED = """SELECT log.sequence
FROM unnest(%b::bigint[], %b::uuid[]) AS m(sequence, id) JOIN log ON log.topic = %s AND log.sequence = m.sequence
WHERE log.id <> m.id ORDER BY log.sequence LIMIT 1"""


def notice(topic: Topic) -> str:
    """A topic's digest in a notice: readers recognise their own topics, and learn nothing about others."""
    return str(zlib.crc32(str(topic).encode()))


class PostgresSender:
    """Two relays may send one topic at once: both write the same rows, and the second one waits and repeats."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        fitting, too_large = sizes.split(topic, messages)
        if fitting:
            self._send(topic, fitting)
        if too_large:
            raise too_large

    def last_sequence(self, topic: Topic) -> int:
        with self._link.answering() as db:
            row = db.execute(
                """SELECT max(log.sequence) FROM topics LEFT JOIN log USING (topic) WHERE topic = %s GROUP BY topic""",
                (str(topic),),
            ).fetchone()
        if row is None:
            raise Unreachable(f"{topic} is not there, or {self._link.principal} has no grant for it.")
        return row[0] or 0

    def close(self) -> None:
        self._link.drop()

    def _send(self, topic: Topic, messages: Sequence[Message]) -> None:
        try:
            db = self._link.connection()
            with _telling(db, topic):
                _append(db, topic, messages)
        except errors.InsufficientPrivilege as error:
            raise SendFailed(f"{self._link.principal} may not write {topic}, or it is not there.") from error
        except psycopg.Error as error:
            self._link.drop()
            raise SendFailed(f"The bus's database did not take {len(messages)} messages of {topic}: {reason(error)}") from error


@contextmanager
def _telling(db: Connection[TupleRow], topic: Topic) -> Iterator[None]:
    """A transaction, and the notice of what it commits."""
    db.execute(b"BEGIN", prepare=False)
    try:
        yield
        db.execute(commit_and_notify(CHANNEL, notice(topic)), prepare=False)
    finally:
        if not db.closed:
            db.rollback()  # Unless it is committed.


def _append(db: Connection[TupleRow], topic: Topic, messages: Sequence[Message]) -> None:
    inserted = db.execute(INSERT, (str(topic), *_columns(messages)), prepare=True).rowcount
    if inserted < len(messages):
        _refuse_contradiction(db, topic, messages)


def _refuse_contradiction(db: Connection[TupleRow], topic: Topic, messages: Sequence[Message]) -> None:
    """Raises if a repeated sequence has another message. This later statement sees the rows that the insert waited for."""
    sequences, ids, *_ = _columns(messages)
    contradicted = db.execute(CONTRADICTED, (sequences, ids, str(topic)), prepare=True).fetchone()
    if contradicted:
        raise SendFailed(f"{topic} holds another message as its number {contradicted[0]}. Nothing of this batch was sent.")


def _columns(messages: Sequence[Message]) -> tuple[list[Any], ...]:
    """The parameters of the statements above."""
    return (
        [message.sequence for message in messages],
        [message.id for message in messages],
        [message.name for message in messages],
        [message.stream for message in messages],
        [message.at for message in messages],
        [message.data for message in messages],
        [message.correlation for message in messages],
        [message.causation for message in messages],
        [message.traceparent for message in messages],
    )
