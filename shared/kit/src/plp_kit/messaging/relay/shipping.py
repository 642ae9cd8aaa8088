"""Ship: send what is numbered and not yet acknowledged, in order. A late or second relay only repeats."""

from dataclasses import dataclass
from typing import Any

from plp_kit.core import event_store
from plp_kit.core.database import Database, Db, enter
from plp_kit.core.events import Stream
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.bus.port import Message, Sender, Topic
from plp_kit.messaging.publishing import PublishedLanguage

RESTORED_BEHIND_BUS = "restored_behind_bus"


@dataclass(frozen=True, slots=True)
class Batch:
    """The next messages of a topic. `filling` counts how often the topic was begun anew."""

    filling: int
    messages: list[Message]


def unshipped(db: Db, topic: Topic, language: PublishedLanguage, stored: StoredEvents[Any], limit: int) -> Batch:
    """Joined with their events; under the topic's tenant."""
    enter(db, topic.tenant)
    rows = db.execute(
        """WITH place AS MATERIALIZED (
             SELECT shipped, filling FROM topics WHERE tenant = %(tenant)s AND topic = %(topic)s AND halted IS NULL
           )
           SELECT (SELECT filling FROM place), p.sequence, p.stream, e.version, e.id, e.name, e.payload::text, e.actor,
                  e.occurred_at, e.correlation, e.causation, e.traceparent, e.joined
           FROM published p
           JOIN events e ON e.tenant = p.tenant AND e.stream = p.stream AND e.version = p.version
           WHERE p.tenant = %(tenant)s AND p.topic = %(topic)s AND p.sequence > (SELECT shipped FROM place)
           ORDER BY p.sequence LIMIT %(limit)s""",
        {"tenant": topic.tenant, "topic": topic.name, "limit": limit},
        prepare=True,
    ).fetchall()
    messages = [
        language.message(event_store.recorded(stored, Stream.parse(stream), row), sequence) for _, sequence, stream, *row in rows
    ]
    return Batch(rows[0][0] if rows else 0, messages)


def acknowledged(db: Db, topic: Topic, batch: Batch) -> None:
    """Everything up to the batch's end is on the bus; never moves back, whoever says it.

    Unless the topic was begun anew since the batch was read, which then may have gone to what is there no more; or the database
    was restored, and has not numbered so far. A crash may take it back, since nobody waits for the disk: then all is sent again.
    """
    db.execute("SET LOCAL synchronous_commit = off")
    db.execute(
        """UPDATE topics SET shipped = greatest(shipped, %(last)s)
           WHERE tenant = %(tenant)s AND topic = %(topic)s AND filling = %(filling)s AND numbered >= %(last)s""",
        {
            "tenant": topic.tenant,
            "topic": topic.name,
            "filling": batch.filling,
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
