"""Sends the writes of many events in few batches: repeating one statement in a batch costs half as much."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeAlias, cast

from psycopg import Cursor
from psycopg.abc import QueryNoTemplate
from psycopg.rows import TupleRow

from plp_kit.core.database import Db

Params: TypeAlias = Sequence[Any] | Mapping[str, Any]

FEW: Final = 4
"""Up to so many are sent one by one, because each batch has a round trip at its end."""


@contextmanager
def gathering(db: Db) -> Iterator[Db]:
    """The connection, with `execute` put off until another statement or its result is needed.

    Statements keep their order, and all have run at the end.
    """
    gathered = Gathered(db)
    with db.pipeline():
        yield cast(Db, gathered)
        gathered.send()


class Gathered:
    """A proxy of the connection that changes only `execute`."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._query: QueryNoTemplate | None = None
        self._params: list[Params] = []

    def execute(self, query: QueryNoTemplate, params: Params | None = None) -> object:
        if params is None:
            self.send()
            return self._db.execute(query)
        if query != self._query:
            self.send()
        self._query = query
        self._params.append(params)
        return Result(self)

    def send(self) -> None:
        query, params, self._params = self._query, self._params, []
        if query is None or not params:
            return
        if len(params) > FEW:
            with self._db.cursor() as cursor:
                cursor.executemany(query, params)
            return
        for each in params:
            self._db.execute(query, each)

    def last(self) -> Cursor[TupleRow]:
        """Runs the latest put-off statement by itself, after all before it."""
        latest = self._params.pop()
        query = cast(QueryNoTemplate, self._query)
        self.send()
        return self._db.execute(query, latest)

    def __getattr__(self, name: str) -> object:
        self.send()
        return getattr(self._db, name)


class Result:
    """The cursor of a put-off statement. Ask it for rows at once; in a pipeline there is no row count."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._cursor: Cursor[TupleRow] | None = None

    def __getattr__(self, name: str) -> object:
        return getattr(self._ran(), name)

    def __iter__(self) -> Iterator[TupleRow]:
        return iter(self._ran())

    def _ran(self) -> Cursor[TupleRow]:
        self._cursor = self._cursor or self._gathered.last()
        return self._cursor
