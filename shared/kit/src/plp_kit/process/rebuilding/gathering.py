"""What many events write, sent in few batches: the same statement again and again costs half of what single ones do."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeAlias, cast

from psycopg import Cursor
from psycopg.abc import QueryNoTemplate
from psycopg.rows import TupleRow

from plp_kit.core.database import Db

Params: TypeAlias = Sequence[Any] | Mapping[str, Any]

FEW: Final = 4
"""So many and fewer go one by one: a batch has an end that is waited for."""


@contextmanager
def gathering(db: Db) -> Iterator[Db]:
    """The connection, within which `execute` is put off until another statement comes, or its result is asked for.

    In order, whatever is put off; at the end nothing is.
    """
    gathered = Gathered(db)
    with db.pipeline():
        yield cast(Db, gathered)
        gathered.send()


class Gathered:
    """A stand-in for the connection; for all but `execute` it is the connection."""

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
        """Of what is put off the latest, run by itself, after all that came before."""
        latest = self._params.pop()
        query = cast(QueryNoTemplate, self._query)
        self.send()
        return self._db.execute(query, latest)

    def __getattr__(self, name: str) -> object:
        self.send()
        return getattr(self._db, name)


class Result:
    """Of a statement that was put off; to be asked for rows at once, if at all: in a pipeline nobody counts them."""

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
