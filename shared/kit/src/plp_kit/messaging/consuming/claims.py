"""Decides which of several workers of a service consumes a topic: the one whose session holds the topic's advisory lock.

Two workers on one topic only do the work twice: correctness depends on the offset in the database, never on a claim. A dead
worker's claims are free at once; a suspended one loses them when its session has been idle too long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import psycopg

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Topic

IDLE_SECONDS = 30.0


@dataclass(slots=True)
class Claims:
    """`url` is the service's own database; a connection is made when first needed, and anew when it was lost."""

    url: str = field(repr=False)
    idle: float = IDLE_SECONDS
    _session: Db | None = field(default=None, repr=False)
    _held: set[Topic] = field(default_factory=set)

    def of(self, topics: Sequence[Topic]) -> list[Topic]:
        """Those of `topics` that this worker holds now. Call it every few seconds. Raises psycopg.OperationalError."""
        try:
            self._release(self._held - set(topics))
            self._claim([topic for topic in topics if topic not in self._held])
        except psycopg.Error:
            self.close()
            raise
        return [topic for topic in topics if topic in self._held]

    def close(self) -> None:
        """Gives up all claims."""
        if self._session is not None:
            self._session.close()
        self._session = None
        self._held.clear()

    def _claim(self, topics: Sequence[Topic]) -> None:
        """Runs even if there is nothing to claim: it keeps the session from being idle, and shows whether it is still open."""
        rows = self._connected().execute(
            """SELECT topic FROM unnest(%s::text[]) AS wanted (topic)
               WHERE pg_try_advisory_lock(hashtextextended('consumes ' || topic, 0))""",
            (list(map(str, topics)),),
        )
        self._held.update(Topic.parse(topic) for (topic,) in rows.fetchall())

    def _release(self, topics: set[Topic]) -> None:
        if topics:
            self._connected().execute(
                "SELECT pg_advisory_unlock(hashtextextended('consumes ' || topic, 0)) FROM unnest(%s::text[]) AS no_more (topic)",
                (list(map(str, topics)),),
            )
            self._held -= topics

    def _connected(self) -> Db:
        if self._session is None or self._session.closed:
            self._held.clear()
            options = f"-c idle_session_timeout={round(self.idle * 1000)} -c statement_timeout=10000"
            self._session = psycopg.connect(self.url, autocommit=True, connect_timeout=5, options=options)
        return self._session
