"""One connection to the bus's database, made when first needed and made anew after a failure."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from plp_kit.messaging.bus.port import Unreachable

# A server that vanished is noticed within half a minute; the server frees a suspended client's locks.
LIVELY = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}
SESSION = "-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000"


@dataclass(slots=True)
class Link:
    """`url` names database and principal; a connection must be made within `answer_within` seconds."""

    url: str = field(repr=False)
    answer_within: float
    _connection: Connection[TupleRow] | None = field(default=None, repr=False)

    @property
    def principal(self) -> str:
        return str(conninfo_to_dict(self.url).get("user", "nobody"))

    def connection(self) -> Connection[TupleRow]:
        """In autocommit mode. Raises psycopg.Error."""
        if self._connection is None or self._connection.closed:
            seconds = max(2, round(self.answer_within))
            address = make_conninfo(self.url, connect_timeout=seconds, options=SESSION, **LIVELY)
            self._connection = psycopg.connect(address, autocommit=True)
        return self._connection

    def drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def answering(self) -> Iterator[Connection[TupleRow]]:
        """The connection. Its errors are raised as Unreachable, and the next use makes a new one."""
        try:
            yield self.connection()
        except psycopg.Error as error:
            self.drop()
            raise Unreachable(f"The bus's database does not serve {self.principal}: {said(error)}") from error


def said(error: psycopg.Error) -> str:
    """The server's message without its details, which quote rows."""
    return error.diag.message_primary or (str(error).strip() or type(error).__name__).splitlines()[0]
