"""A new version of a table takes over from the one before it.

The release's migration made it, empty. It is filled while the earlier release goes on writing the earlier version. In the last
cut it takes over that one's rights, so that an append that still writes the old version fails and is rolled back.
"""

import time
from collections.abc import Sequence
from typing import Final

from psycopg import sql

from plp_kit.core.database import Db
from plp_kit.process.rebuilding import cutting
from plp_kit.process.rebuilding.filling import Filling

# Moves the rights of the first table to the second, which had none.
HAND_OVER: Final = """DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        SELECT privilege_type AS privilege, grantee::regrole AS grantee
        FROM pg_class, aclexplode(relacl) WHERE oid = current_setting('rebuilding.from')::regclass AND grantee <> relowner
    LOOP
        EXECUTE format('GRANT %s ON %I TO %s', given.privilege, current_setting('rebuilding.to'), given.grantee);
        EXECUTE format('REVOKE %s ON %I FROM %s', given.privilege, current_setting('rebuilding.from'), given.grantee);
    END LOOP;
END $$"""


def switch(filling: Filling, older: Sequence[str]) -> float:
    """`older` are the earlier versions, the latest last. Returns for how many seconds appends waited. Raises NoCut, Strayed."""
    db, table = filling.db, filling.projection.table
    held = 0.0
    if has_rights(db, older[-1]):
        _begin(db, table)
        filling.catch_up()
        db.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))
        held = cutting.cut(db, lambda: _take_over(filling, older[-1]))
    cutting.trying(lambda: _drop(db, older))
    return held


def has_rights(db: Db, table: str) -> bool:
    """Whether a role other than the owner has rights on the table, so that no other version has taken over yet."""
    row = db.execute(
        """SELECT EXISTS (SELECT FROM pg_class, aclexplode(relacl) WHERE oid = to_regclass(%s) AND grantee <> relowner)""",
        (table,),
    ).fetchone()
    return row == (True,)


def _begin(db: Db, table: str) -> None:
    """Empties the table after a rebuild that was stopped, and revokes its rights, so that no process writes it early."""
    with db.transaction():
        db.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))
        db.execute(sql.SQL("REVOKE ALL ON {} FROM plp_app").format(sql.Identifier(table)))


def _take_over(filling: Filling, before: str) -> float:
    began = time.monotonic()
    filling.finish()
    filling.db.execute(
        "SELECT set_config('rebuilding.from', %s, true), set_config('rebuilding.to', %s, true)",
        (before, filling.projection.table),
    )
    filling.db.execute(HAND_OVER)
    return time.monotonic() - began


def _drop(db: Db, older: Sequence[str]) -> None:
    with db.transaction():
        db.execute("SET LOCAL lock_timeout = '300ms'")
        db.execute(sql.SQL("DROP TABLE {}").format(sql.SQL(", ").join(map(sql.Identifier, older))))
