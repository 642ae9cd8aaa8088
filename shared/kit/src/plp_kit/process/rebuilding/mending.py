"""Corrects rows of a table that differ from the log, while the table is in use.

A temporary table of the same name hides the table from this connection, and is filled from the log. Both are compared at one
cut, and the keys of wrong rows are kept. The last cut corrects only those rows, since rows that were right then have been kept
right. A bug in the table's `apply` needs a new version of the table instead.
"""

import time
from collections.abc import Mapping

from psycopg import Rollback, sql

from plp_kit.core.database import Db, enter
from plp_kit.process.rebuilding import cutting
from plp_kit.process.rebuilding.filling import Filling


def mend(filling: Filling) -> tuple[int, float]:
    """Returns how many rows were wrong, and for how many seconds appends waited. Raises NoCut, Strayed."""
    db, table = filling.db, filling.projection.table
    keys = _keys(db, table)
    db.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} (LIKE {} INCLUDING ALL)").format(
            sql.Identifier(table), sql.Identifier("public", table)
        )
    )
    wrong = cutting.trying(lambda: _compare(filling, keys))
    if not wrong:
        return 0, 0.0
    filling.catch_up()
    return wrong, cutting.cut(db, lambda: _put_right(filling, keys))


def _keys(db: Db, table: str) -> list[str]:
    """The columns of its primary key; the first is the tenant."""
    rows = db.execute(
        """SELECT attname FROM pg_constraint, unnest(conkey) WITH ORDINALITY AS part (number, place)
           JOIN pg_attribute ON attnum = number
           WHERE attrelid = conrelid AND conrelid = format('public.%%I', %s::text)::regclass AND contype = 'p'
           ORDER BY place""",
        (table,),
    )
    return [name for (name,) in rows]


def _compare(filling: Filling, keys: list[str]) -> int:
    """Compares in one snapshot, taken in a cut: a rollback to a savepoint frees the lock and keeps the snapshot."""
    db = filling.db
    with db.transaction():
        db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        ends = _snapshot(db)
        filling.reach(ends, filling.fill(ends))
        return _note(db, filling.projection.table, keys, ends)


def _snapshot(db: Db) -> dict[str, int]:
    """A transaction's snapshot is taken at its first query; taking a lock is none."""
    ends: dict[str, int] = {}
    with db.transaction():
        cutting.lock(db)
        ends = cutting.ends(db)
        raise Rollback
    return ends


def _note(db: Db, table: str, keys: list[str], ends: Mapping[str, int]) -> int:
    """Keeps the keys of the rows in which the two tables differ."""
    names = _names(keys)
    db.execute(
        sql.SQL("CREATE TEMPORARY TABLE wrong AS SELECT {} FROM {} WHERE false").format(names, sql.Identifier("public", table))
    )
    for tenant in ends:
        enter(db, tenant)
        db.execute(
            sql.SQL(
                """WITH stands AS (SELECT * FROM {stands}), ought AS (SELECT * FROM {ought} WHERE tenant = {tenant})
                   INSERT INTO wrong SELECT {keys} FROM (TABLE stands EXCEPT ALL TABLE ought) AS surplus
                   UNION SELECT {keys} FROM (TABLE ought EXCEPT ALL TABLE stands) AS missing"""
            ).format(stands=sql.Identifier("public", table), ought=sql.Identifier(table), tenant=tenant, keys=names)
        )
    row = db.execute("SELECT count(*) FROM wrong").fetchone()
    return row[0] if row else 0


def _put_right(filling: Filling, keys: list[str]) -> float:
    began = time.monotonic()
    filling.finish()
    for tenant in cutting.ends(filling.db):
        enter(filling.db, tenant)
        _replace(filling.db, filling.projection.table, keys, tenant)
    return time.monotonic() - began


def _replace(db: Db, table: str, keys: list[str], tenant: str) -> None:
    parts = {"stands": sql.Identifier("public", table), "ought": sql.Identifier(table), "keys": _names(keys), "tenant": tenant}
    db.execute(sql.SQL("DELETE FROM {stands} WHERE ({keys}) IN (TABLE wrong)").format(**parts))
    db.execute(
        sql.SQL("INSERT INTO {stands} SELECT * FROM {ought} WHERE tenant = {tenant} AND ({keys}) IN (TABLE wrong)").format(
            **parts
        )
    )


def _names(keys: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, keys))
