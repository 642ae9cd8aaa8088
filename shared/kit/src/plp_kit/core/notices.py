"""Waiting for a notice of a database: a loop that has nothing to do rests until somebody has committed some work."""

import threading
from typing import Final

import psycopg
from psycopg import Connection, sql
from psycopg.rows import TupleRow

from plp_kit.core.database import SESSION

AWAY_SECONDS: Final = 0.2


class Notices:
    """Of one channel, on a connection of its own, which is made when it is first needed and anew after a failure.

    A notice may be lost with the process that was to send it, so nobody waits for long.
    """

    def __init__(self, url: str, channel: str) -> None:
        self._url, self._channel = url, channel
        self._db: Connection[TupleRow] | None = None

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Until there is a notice, `seconds` at most. Where it has only begun to listen it does not wait: notices were missed."""
        try:
            if self._db is None:
                self._db = psycopg.connect(self._url, autocommit=True, options=SESSION)
                self._db.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
                return
            if list(self._db.notifies(timeout=seconds, stop_after=1)):
                list(self._db.notifies(timeout=0))
        except psycopg.Error:
            self.close()
            stop.wait(min(seconds, AWAY_SECONDS))

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
