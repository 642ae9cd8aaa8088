"""The PostgreSQL bus's limit: rows of the same columns, put in and read by one statement a batch, with nothing around it."""

import time
from collections.abc import Iterator, Sequence

import psycopg

from benchmarks.bus.kafka_own import a_message
from plp_kit.messaging.bus.port import Message

TABLE = """CREATE TABLE IF NOT EXISTS raw (
  topic text NOT NULL, sequence bigint NOT NULL, id uuid NOT NULL, name text NOT NULL, stream text NOT NULL,
  at timestamptz NOT NULL, data bytea NOT NULL, correlation uuid NOT NULL, causation uuid, traceparent text,
  PRIMARY KEY (topic, sequence)
)"""
INSERT = """INSERT INTO raw (topic, sequence, id, name, stream, at, data, correlation)
SELECT %s, m.* FROM unnest(%b::bigint[], %b::uuid[], %b::text[], %b::text[], %b::timestamptz[], %b::bytea[], %b::uuid[]) AS m"""
SELECT = """SELECT topic, sequence, id, name, stream, at, data, correlation, causation, traceparent FROM raw
WHERE topic = %s AND sequence > %s ORDER BY sequence LIMIT %s"""


def inserted_per_second(url: str, topic: str, records: int, batch: int) -> float:
    messages = [a_message(sequence) for sequence in range(1, records + 1)]
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(TABLE)
        began = time.perf_counter()
        for some in _batches(messages, batch):
            db.execute(INSERT, (topic, *_columns(some)), prepare=True)
        return records / (time.perf_counter() - began)


def selected_per_second(url: str, topic: str, records: int, batch: int) -> float:
    with psycopg.connect(url, autocommit=True) as db:
        began, last = time.perf_counter(), 0
        while last < records:
            last = db.execute(SELECT, (topic, last, batch), prepare=True, binary=True).fetchall()[-1][1]
        return records / (time.perf_counter() - began)


def _batches(messages: Sequence[Message], batch: int) -> Iterator[Sequence[Message]]:
    return (messages[first : first + batch] for first in range(0, len(messages), batch))


def _columns(messages: Sequence[Message]) -> tuple[list[object], ...]:
    fields = ("sequence", "id", "name", "stream", "at", "data", "correlation")
    return tuple([getattr(message, field) for message in messages] for field in fields)
