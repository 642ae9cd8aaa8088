"""The limit: one prepared INSERT from arrays, committed by itself, nobody reading along."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, TypeAlias
from uuid import UUID, uuid4

import msgspec
import psycopg

from benchmarks.append.contending import Append
from benchmarks.notes.decider import KIND, STORED_NAME, noted
from benchmarks.servers import TENANT

Connection: TypeAlias = psycopg.Connection[tuple[int]]
Shape: TypeAlias = Literal["our columns", "five columns"]

# As our events table, without its walls, checks and domain.
TABLES = """
CREATE TABLE ours (
    tenant text NOT NULL, stream text NOT NULL, version integer NOT NULL, position bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL, name text NOT NULL, payload jsonb NOT NULL, actor text NOT NULL, occurred_at timestamptz NOT NULL,
    correlation uuid NOT NULL, causation uuid, joined uuid[], traceparent text, recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, stream, version)
);
CREATE UNIQUE INDEX ON ours (tenant, position);
CREATE UNIQUE INDEX ON ours (tenant, id);
CREATE TABLE five (
    stream uuid NOT NULL, version bigint NOT NULL, name text, state bytea, position bigserial, PRIMARY KEY (stream, version)
);
CREATE UNIQUE INDEX ON five (position);
"""

OURS = """INSERT INTO ours (tenant, stream, version, id, name, payload, actor, occurred_at, correlation)
SELECT %s, %s, version, id, name, payload::jsonb, %s, %s, %s
FROM unnest(%b::integer[], %b::uuid[], %b::text[], %b::text[]) AS new (version, id, name, payload) RETURNING position"""

FIVE = """INSERT INTO five (stream, version, name, state)
SELECT %b, version, name, state
FROM unnest(%b::bigint[], %b::text[], %b::bytea[]) AS new (version, name, state) RETURNING position"""

AT = datetime(2021, 4, 12, 12, tzinfo=UTC)
CORRELATION = uuid4()


@dataclass(frozen=True, slots=True)
class Bare:
    """Returns positions, as `eventsourcing` does."""

    url: str = field(repr=False)
    shape: Shape

    @property
    def name(self) -> str:
        return f"bare insert, {self.shape}"

    @contextmanager
    def writing(self, batch: int) -> Iterator[Append]:
        payloads = [msgspec.json.encode(event) for event in noted(1, batch)]
        with psycopg.connect(self.url, autocommit=True) as db:
            yield _ours(db, payloads) if self.shape == "our columns" else _five(db, payloads)

    def drain(self) -> None:
        return None

    def make_tables(self) -> None:
        with psycopg.connect(self.url) as db:
            db.execute(TABLES)


def _ours(db: Connection, payloads: Sequence[bytes]) -> Append:
    texts, names = [payload.decode() for payload in payloads], [STORED_NAME] * len(payloads)

    def append(stream: UUID, loaded: int) -> None:
        versions, ids = list(range(loaded + 1, loaded + 1 + len(texts))), [uuid4() for _ in texts]
        values = (TENANT, f"{KIND}-{stream}", "someone", AT, CORRELATION, versions, ids, names, texts)
        db.execute(OURS, values, prepare=True).fetchall()

    return append


def _five(db: Connection, payloads: Sequence[bytes]) -> Append:
    states, names = list(payloads), [STORED_NAME] * len(payloads)

    def append(stream: UUID, loaded: int) -> None:
        versions = list(range(loaded + 1, loaded + 1 + len(states)))
        db.execute(FIVE, (stream, versions, names, states), prepare=True).fetchall()

    return append
