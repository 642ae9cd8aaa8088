"""Shipping sends numbered messages that are not yet acknowledged, in order. A late or second relay only repeats some."""

from dataclasses import dataclass
from typing import Any

from plp_kit.core import event_store
from plp_kit.core.database import Database, Db
from plp_kit.core.events import Stream
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.bus.port import Message, Sender, Topic
from plp_kit.messaging.publishing import PublishedLanguage

RESTORED_BEHIND_BUS = "restored_behind_bus"
BEGIN = b"BEGIN; SET LOCAL synchronous_commit TO off"
"""Of the acknowledgement: a crash may lose it, since its commit does not wait for the disk; then the batch is sent again."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The next messages of a topic. `republished` counts how often the topic was republished."""

    republished: int
    messages: list[Message]


def unshipped(db: Db, topic: Topic, language: PublishedLanguage, stored: StoredEvents[Any], limit: int) -> Batch:
    """The messages from their events. The transaction has entered the topic's tenant."""
    rows = db.execute(
        """WITH progress AS MATERIALIZED (
             SELECT shipped, republished FROM topics WHERE tenant = %(tenant)s AND topic = %(topic)s AND halted IS NULL
           )
           SELECT (SELECT republished FROM progress), p.sequence, p.stream, e.version, e.id, e.name, e.payload::text, e.actor,
                  e.occurred_at, e.correlation, e.causation, e.traceparent, e.joined
           FROM published p
           JOIN events e ON e.tenant = p.tenant AND e.stream = p.stream AND e.version = p.version
           WHERE p.tenant = %(tenant)s AND p.topic = %(topic)s AND p.sequence > (SELECT shipped FROM progress)
           ORDER BY p.sequence LIMIT %(limit)s""",
        {"tenant": topic.tenant, "topic": topic.name, "limit": limit},
        prepare=True,
    ).fetchall()
    messages = [
        language.message(event_store.recorded(stored, Stream.parse(stream), row), sequence) for _, sequence, stream, *row in rows
    ]
    return Batch(rows[0][0] if rows else 0, messages)


def acknowledged(db: Db, topic: Topic, batch: Batch) -> None:
    """Records that everything up to the batch's end is on the bus. It never moves back.

    Does nothing if the topic was republished since the batch was read, or if a restored database has not numbered so far.
    """
    db.execute(
        """UPDATE topics SET shipped = greatest(shipped, %(last)s)
           WHERE tenant = %(tenant)s AND topic = %(topic)s AND republished = %(republished)s AND numbered >= %(last)s""",
        {
            "tenant": topic.tenant,
            "topic": topic.name,
            "republished": batch.republished,
            "last": batch.messages[-1].sequence,
        },
        prepare=True,
    )


def refuse_if_restored(database: Database, sender: Sender, topic: Topic) -> bool:
    """Halts a topic whose bus holds more than this database numbered: the database was restored to an earlier moment.

    The bus is asked first, so that another relay's progress in between cannot look like a restore.
    """
    on_bus = sender.last_sequence(topic)
    with database.transaction() as db:
        row = db.execute("SELECT numbered FROM topics WHERE tenant = %s AND topic = %s", (topic.tenant, topic.name)).fetchone()
        if on_bus <= (row[0] if row else 0):
            return False
        db.execute(
            """INSERT INTO topics (tenant, topic, halted) VALUES (%s, %s, %s)
               ON CONFLICT (tenant, topic) DO UPDATE SET halted = excluded.halted""",
            (topic.tenant, topic.name, RESTORED_BEHIND_BUS),
        )
        return True
