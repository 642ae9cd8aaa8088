"""A service's database, as a whole and as one tenant sees it. A transaction must set app.tenant to read any tenant's rows."""

import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

import psycopg
from psycopg import Connection, errors, sql
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from plp_kit.core.deciding import Refusal

Db: TypeAlias = Connection[TupleRow]
Result = TypeVar("Result")

ATTEMPTS = 3
IDLE_SECONDS = 15
SESSION = "-c lock_timeout=10000 -c statement_timeout=60000 -c timezone=UTC"
BEGIN: Final = b"BEGIN"

_told: "WeakKeyDictionary[Db, str]" = WeakKeyDictionary()
"""By connection: the channel whose listeners hear of what its transaction commits."""


class LostRace(Exception):
    """Somebody else appended to the stream first; load and decide again."""


AGAIN = (
    psycopg.OperationalError,
    errors.DeadlockDetected,
    errors.SerializationFailure,
    errors.IdleInTransactionSessionTimeout,
    LostRace,
)


def _require_open(db: Db) -> None:
    """Checks the connection only if its socket has input, as it has when the server went away: a check costs a round trip."""
    poll = select.poll()
    poll.register(db, select.POLLIN)
    if poll.poll(0):
        ConnectionPool.check_connection(db)


class Database:
    """A pool of connections under one role. Open it after a fork, never before. `patience` is how many seconds to wait for one.

    The server ends a transaction that is idle for `idle` seconds, and frees its locks. Connections are in autocommit mode, so
    that a transaction begins, and enters its tenant, with one message; whether there is something to commit psycopg asks the
    server's state, not the mode.
    """

    def __init__(self, url: str, size: int = 8, patience: float = 10, idle: float = IDLE_SECONDS) -> None:
        self._pool = ConnectionPool(
            url,
            min_size=0,
            max_size=size,
            open=True,
            timeout=patience,
            kwargs={"autocommit": True, "options": f"-c idle_in_transaction_session_timeout={round(idle * 1000)} {SESSION}"},
            check=_require_open,
        )

    @contextmanager
    def transaction(self) -> Iterator[Db]:
        """One transaction without a tenant: only roles whose policies span tenants see any rows."""
        with self.begun(BEGIN) as db:
            yield db

    @contextmanager
    def begun(self, begin: bytes) -> Iterator[Db]:
        """One transaction, which begins with these statements."""
        with self._pool.connection() as db:
            db.execute(begin, prepare=False)
            try:
                yield db
                _commit(db)
            finally:
                _told.pop(db, None)

    def of(self, tenant: str) -> "TenantDatabase":
        return TenantDatabase(self, tenant)

    def close(self) -> None:
        self._pool.close()


@dataclass(frozen=True, slots=True)
class TenantDatabase:
    database: Database
    tenant: str

    @contextmanager
    def transaction(self) -> Iterator[Db]:
        """Commits at the end, rolls back on an exception."""
        with self.database.begun(_begin(self.tenant)) as db:
            yield db

    def retrying(self, work: Callable[[Db], Result]) -> Result:
        """Runs `work` in a transaction; on a lost race or a deadlock it starts again, three times in all."""
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once(work)
            except (LostRace, errors.DeadlockDetected, errors.SerializationFailure):
                continue
        return self._once(work)

    def deciding(self, work: Callable[[Db], Result | Refusal]) -> Result | Refusal:
        """As `retrying`; a refusal takes back everything that `work` did in its transaction."""

        def whole(db: Db) -> Result | Refusal:
            outcome = work(db)
            if isinstance(outcome, Refusal):
                db.rollback()
            return outcome

        return self.retrying(whole)

    def rehearsing(self, work: Callable[[Db], Result]) -> Result:
        """As `retrying`, and takes everything back: it tells what `work` would come to now."""

        def taken_back(db: Db) -> Result:
            outcome = work(db)
            db.rollback()
            return outcome

        return self.retrying(taken_back)

    def _once(self, work: Callable[[Db], Result]) -> Result:
        with self.transaction() as db:
            return work(db)


def tell_of_commit(db: Db, channel: str) -> None:
    """Once the transaction of a `Database` is committed, its database's listeners on this channel are told, and woken."""
    _told[db] = channel


def _commit(db: Db) -> None:
    """The notice is a transaction of its own, in the same message.

    Within the first it would hold the server's one lock on notices until the disk has answered. Who stops in between has told
    nobody, so listeners look by themselves, too.
    """
    channel = _told.get(db)
    if channel is not None and db.info.transaction_status is TransactionStatus.INTRANS:
        db.execute(commit_and_notify(channel), prepare=False)


@lru_cache(maxsize=1024)
def commit_and_notify(channel: str, payload: str = "") -> bytes:
    """The commit waits for the disk; the notice, which a stop may lose, does not."""
    statements = sql.SQL("COMMIT; SET LOCAL synchronous_commit TO off; NOTIFY {}, {}")
    return statements.format(sql.Identifier(channel), sql.Literal(payload)).as_bytes(None)


def answers(database: Database) -> None:
    """Raises unless the server answers."""
    with database.transaction() as db:
        db.execute("SELECT 1")


@lru_cache(maxsize=1024)
def _begin(tenant: str) -> bytes:
    """As BEGIN and `enter`."""
    return sql.SQL("BEGIN; SELECT set_config('app.tenant', {}, true)").format(sql.Literal(tenant)).as_bytes(None)


def enter(db: Db, tenant: str) -> None:
    """From here to the end of the transaction row-level security shows this tenant's rows."""
    db.execute("SELECT set_config('app.tenant', %s, true)", (tenant,))


def is_transient(error: Exception) -> bool:
    """Whether the database went away, asked for another try or was migrated to the next release: the work itself is not wrong.

    A process that is suspended within a transaction loses its session; to it the server went away.
    """
    return (isinstance(error, AGAIN) and not _is_too_much(error)) or _is_superseded(error)


def _is_too_much(error: Exception) -> bool:
    """A limit of the server (class 54), such as a text too long for an index: another try fails too."""
    return isinstance(error, psycopg.Error) and (error.sqlstate or "").startswith("54")


def _is_superseded(error: Exception) -> bool:
    """Whether a table now belongs to the next release, as opposed to a row that a policy refuses."""
    if isinstance(error, errors.InsufficientPrivilege):
        return error.diag.source_function == "aclcheck_error"
    return isinstance(error, errors.UndefinedTable)
