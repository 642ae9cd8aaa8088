"""E-mails to be sent, as rows that events put and remove; when each is tried, in system time. Table: mails_due."""

from datetime import datetime
from uuid import UUID

from plp_kit.core.database import Db


def put(db: Db, mail: UUID, due_at: datetime) -> None:
    """Sets or moves when it is tried next."""
    db.execute(
        "INSERT INTO mails_due (mail, due_at) VALUES (%s, %s) ON CONFLICT (tenant, mail) DO UPDATE SET due_at = excluded.due_at",
        (mail, due_at),
    )


def put_now(db: Db, mail: UUID) -> None:
    """It is to be sent at once, unless it is in the table already."""
    db.execute("INSERT INTO mails_due (mail, due_at) VALUES (%s, now()) ON CONFLICT (tenant, mail) DO NOTHING", (mail,))


def remove(db: Db, mail: UUID) -> None:
    db.execute("DELETE FROM mails_due WHERE mail = %s", (mail,))


def due(db: Db, now: datetime, limit: int) -> list[UUID]:
    """The longest due first."""
    rows = db.execute("SELECT mail FROM mails_due WHERE due_at <= %s ORDER BY due_at, mail LIMIT %s", (now, limit), prepare=True)
    return [mail for (mail,) in rows]


def tenants_due(db: Db, now: datetime) -> list[str]:
    """The tenants that have such mails; for the scheduler's role."""
    rows = db.execute("SELECT DISTINCT tenant FROM mails_due WHERE due_at <= %s ORDER BY tenant", (now,), prepare=True)
    return [tenant for (tenant,) in rows]
