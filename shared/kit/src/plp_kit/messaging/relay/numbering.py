"""Numbering moves visible outbox rows into `published` with a dense sequence, one topic at a time, under its row lock."""

from typing import LiteralString

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Topic


def waiting(db: Db) -> list[Topic]:
    """Topics of all tenants with rows to number or to ship, except halted ones."""
    rows = db.execute(
        """(SELECT DISTINCT tenant, topic FROM outbox UNION SELECT tenant, topic FROM topics WHERE shipped < numbered)
           EXCEPT SELECT tenant, topic FROM topics WHERE halted IS NOT NULL
           ORDER BY tenant, topic""",
        prepare=True,
    )
    return [Topic(tenant, name) for tenant, name in rows]


def incarnation(db: Db) -> str:
    """An identifier that differs after every restore, as the database, its tables or its server are new."""
    row = db.execute(
        """SELECT concat_ws(' ', oid, 'topics'::regclass::oid, pg_postmaster_start_time())
           FROM pg_database WHERE datname = current_database()""",
        prepare=True,
    ).fetchone()
    return str(row[0]) if row else ""


def number(db: Db, topic: Topic, limit: int) -> int:
    """Numbers up to `limit` outbox rows; returns the number of events, 0 while the topic is halted. The caller commits.

    READ COMMITTED matters: the second statement's snapshot is taken after the lock, so it sees what an earlier holder committed.
    """
    if not _lock(db, topic):
        return 0
    row = db.execute(
        """WITH first AS (
             SELECT position FROM outbox WHERE tenant = %(tenant)s AND topic = %(topic)s ORDER BY position LIMIT %(limit)s
           ), moved AS (
             DELETE FROM outbox WHERE tenant = %(tenant)s AND topic = %(topic)s AND position IN (SELECT position FROM first)
             RETURNING position, stream, versions
           ), ordered AS (
             SELECT stream, version, row_number() OVER (ORDER BY position, version) AS place
             FROM moved, unnest(versions) AS version
           ), numbered AS (
             INSERT INTO published (tenant, topic, sequence, stream, version)
             SELECT topics.tenant, topics.topic, topics.numbered + place, stream, version
             FROM ordered, topics WHERE topics.tenant = %(tenant)s AND topics.topic = %(topic)s
           )
           UPDATE topics SET numbered = numbered + (SELECT count(*) FROM ordered)
           WHERE tenant = %(tenant)s AND topic = %(topic)s
           RETURNING (SELECT count(*) FROM ordered)""",
        {"tenant": topic.tenant, "topic": topic.name, "limit": limit},
        prepare=True,
    ).fetchone()
    return int(row[0]) if row else 0


def _lock(db: Db, topic: Topic) -> bool:
    """Whether the topic can be numbered; its row is made if it is missing."""
    names = topic.tenant, topic.name
    query: LiteralString = "SELECT halted IS NULL FROM topics WHERE tenant = %s AND topic = %s FOR UPDATE"
    row = db.execute(query, names, prepare=True).fetchone()
    if row is None:
        db.execute("INSERT INTO topics (tenant, topic) VALUES (%s, %s) ON CONFLICT DO NOTHING", names)
        row = db.execute(query, names, prepare=True).fetchone()
    return row == (True,)
