"""Reads the PostgreSQL bus with one query for all topics, after each notice and every few seconds.

Two relays may commit n+1 before n. The reader returns messages up to a gap and waits there, because the missing row
usually arrives, and its commit sends a notice. A row that is still missing after some seconds was lost: the reader goes on, and
its caller sees the gap in the sequences.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, sql
from psycopg.rows import TupleRow

from plp_kit.messaging.bus.port import Delivery, Message, Topic, TopicRefused
from plp_kit.messaging.bus.postgres.connection import Link
from plp_kit.messaging.bus.postgres.sender import CHANNEL, notice

# Topics with messages share the limit equally, so that a busy one does not starve the others.
NEXT = """WITH followed AS (
  SELECT f.topic, f.cursor FROM unnest(%(topics)s::text[], %(cursors)s::bigint[]) AS f(topic, cursor)
), busy AS MATERIALIZED (
  SELECT topic, cursor, count(*) OVER () AS topics FROM followed
  WHERE EXISTS (SELECT FROM log WHERE log.topic = followed.topic AND log.sequence > followed.cursor)
  LIMIT %(limit)s
)
SELECT m.* FROM busy CROSS JOIN LATERAL (
  SELECT topic, id, name, stream, sequence, at, data, correlation, causation, traceparent FROM log
  WHERE log.topic = busy.topic AND log.sequence > busy.cursor
  ORDER BY log.sequence LIMIT greatest(%(limit)s / busy.topics, 1)
) AS m ORDER BY m.topic, m.sequence"""

STANDING = """SELECT f.topic, EXISTS (SELECT FROM grants g WHERE g.topic = f.topic AND g.principal = current_user AND g.reads)
    AND EXISTS (SELECT FROM topics t WHERE t.topic = f.topic),
  coalesce((SELECT max(log.sequence) FROM log WHERE log.topic = f.topic), 0)
FROM unnest(%s::text[]) AS f(topic)"""


@dataclass(slots=True)
class Place:
    """How far a topic was returned, and since when the next message is missing while later ones are there."""

    cursor: int
    missing_since: float | None = None

    def takes(self, sequence: int, hole_after: float) -> bool:
        """Whether to return this message now. If one before it is missing, the reader waits `hole_after` seconds for it."""
        if sequence != self.cursor + 1 and not self._gave_up(hole_after):
            return False
        self.cursor, self.missing_since = sequence, None
        return True

    def _gave_up(self, hole_after: float) -> bool:
        if self.missing_since is None:
            self.missing_since = time.monotonic()
        return time.monotonic() - self.missing_since >= hole_after


class PostgresReader:
    """Checks its topics every `look_every` seconds; a missing message counts as lost after `hole_after` seconds."""

    def __init__(self, link: Link, look_every: float, hole_after: float) -> None:
        self._link, self._look_every, self._hole_after = link, look_every, hole_after
        self._places: dict[Topic, Place] = {}
        self._listening: Connection[TupleRow] | None = None
        self._look_at = 0.0
        self._stirred = True

    def follow(self, cursors: Mapping[Topic, int]) -> None:
        if set(cursors) - set(self._places):
            self._look_at = 0.0
        self._places = {topic: self._places.get(topic) or Place(cursor) for topic, cursor in cursors.items()}

    def seek(self, topic: Topic, cursor: int) -> None:
        if topic in self._places:
            self._places[topic] = Place(cursor)
            self._stirred = True

    def read(self, limit: int, timeout: float) -> Sequence[Delivery]:
        """Queries the log only after it has just read something, after a notice, and at each regular check."""
        if not self._places:
            time.sleep(timeout)
            return []
        until = time.monotonic() + timeout
        with self._link.answering() as db:
            self._listen(db)
            self._stirred = self._stirred or self._hears(db, 0.0)
            while True:
                self._look(db)
                deliveries = self._next(db, limit) if self._stirred else []
                self._stirred = bool(deliveries)
                if deliveries or (remaining := until - time.monotonic()) <= 0:
                    return deliveries
                self._stirred = self._hears(db, min(remaining, self._look_every))

    def close(self) -> None:
        self._link.drop()

    def _listen(self, db: Connection[TupleRow]) -> None:
        """Listens before a connection's first query, so that every later commit sends it a notice."""
        if self._listening is not db:
            db.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            self._listening, self._look_at = db, 0.0

    def _look(self, db: Connection[TupleRow]) -> None:
        """Checks every few seconds that each topic exists, is granted, and is as long as it was when it was read."""
        if time.monotonic() < self._look_at:
            return
        refused = []
        for name, readable, end in db.execute(STANDING, ([str(topic) for topic in self._places],)).fetchall():
            topic = Topic.parse(name)
            if not readable:
                refused.append(topic)
            elif self._places[topic].cursor > end:
                self._places[topic] = Place(0)
        self._look_at, self._stirred = time.monotonic() + self._look_every, True
        if refused:
            names = ", ".join(map(str, refused))
            raise TopicRefused(refused, f"{self._link.principal} may not read, or there is not: {names}.")

    def _next(self, db: Connection[TupleRow], limit: int) -> list[Delivery]:
        cursors = {str(topic): place.cursor for topic, place in self._places.items()}
        values = {"topics": list(cursors), "cursors": list(cursors.values()), "limit": limit}
        rows = db.execute(NEXT, values, prepare=True, binary=True).fetchall()
        return list(self._contiguous(rows))

    def _contiguous(self, rows: Iterable[tuple[Any, ...]]) -> Iterable[Delivery]:
        for name, *columns in rows:
            topic, message = Topic.parse(name), Message(*columns)
            if self._places[topic].takes(message.sequence, self._hole_after):
                yield Delivery(topic, message.sequence, message)

    def _hears(self, db: Connection[TupleRow], seconds: float) -> bool:
        """Whether a notice for a followed topic comes within `seconds`, or came since the last call."""
        until, ours = time.monotonic() + seconds, {notice(topic) for topic in self._places}
        remaining = seconds
        while True:
            if any(heard.payload in ours for heard in list(db.notifies(timeout=remaining, stop_after=1))):
                return True
            if (remaining := until - time.monotonic()) <= 0:
                return False
