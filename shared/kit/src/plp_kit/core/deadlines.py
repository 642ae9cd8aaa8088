"""Deadlines as rows of a read model: set by an event, removed by the event of the due command. Table: deadlines."""

from dataclasses import dataclass
from datetime import datetime

from plp_kit.core.database import Db
from plp_kit.core.events import Stream


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due_at` is the programme time that the command carries as now, even if it is worked late."""

    tenant: str
    stream: Stream
    name: str
    due_at: datetime


def put(db: Db, stream: Stream, name: str, due_at: datetime) -> None:
    """Sets or moves a stream's deadline; a refused one may fall due again."""
    db.execute(
        """INSERT INTO deadlines (stream, name, due_at) VALUES (%s, %s, %s)
           ON CONFLICT (tenant, stream, name) DO UPDATE SET due_at = excluded.due_at, refused = NULL""",
        (str(stream), name, due_at),
    )


def remove(db: Db, stream: Stream, name: str) -> None:
    db.execute("DELETE FROM deadlines WHERE stream = %s AND name = %s", (str(stream), name))


def refuse(db: Db, deadline: Deadline, code: str) -> bool:
    """Marks a deadline whose command was refused; False when its event has removed or moved it."""
    changed = db.execute(
        "UPDATE deadlines SET refused = %s WHERE stream = %s AND name = %s AND due_at = %s",
        (code, str(deadline.stream), deadline.name, deadline.due_at),
    )
    return changed.rowcount == 1


def due(db: Db, now: datetime, limit: int) -> list[Deadline]:
    """The due deadlines of all tenants, oldest first; for the scheduler's role."""
    rows = db.execute(
        """SELECT tenant, stream, name, due_at FROM deadlines WHERE refused IS NULL AND due_at <= %s
           ORDER BY due_at, tenant, stream, name LIMIT %s""",
        (now, limit),
    )
    return [Deadline(tenant, Stream.parse(stream), name, due_at) for tenant, stream, name, due_at in rows]
