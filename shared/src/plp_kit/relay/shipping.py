"""Ship: send what is numbered and not yet acknowledged, in order. A late or second relay only repeats."""

from collections.abc import Sequence
from typing import Any

from plp_kit import event_store
from plp_kit.bus.port import Message, Sender, Topic
from plp_kit.database import Database, Db, enter
from plp_kit.events import Stream
from plp_kit.publishing import PublishedLanguage
from plp_kit.stored_events import StoredEvents

RESTORED_BEHIND_BUS = "restored_behind_bus"


def unshipped(db: Db, topic: Topic, language: PublishedLanguage, stored: StoredEvents[Any], limit: int) -> Sequence[Message]:
    """The next messages of the topic, joined with their events; under the topic's tenant."""
    enter(db, topic.tenant)
    rows = db.execute(
        """SELECT p.sequence, p.stream, e.version, e.id, e.name, e.payload::text, e.actor, e.occurred_at, e.correlation,
                  e.causation, e.traceparent, e.joined
           FROM published p
           JOIN events e ON e.tenant = p.tenant AND e.stream = p.stream AND e.version = p.version
           WHERE p.tenant = %(tenant)s AND p.topic = %(topic)s
             AND p.sequence > (SELECT shipped FROM topics WHERE tenant = %(tenant)s AND topic = %(topic)s)
           ORDER BY p.sequence LIMIT %(limit)s""",
        {"tenant": topic.tenant, "topic": topic.name, "limit": limit},
        prepare=True,
    )
    return [
        language.message(event_store.recorded(stored, Stream.parse(stream), row), sequence) for sequence, stream, *row in rows
    ]


def acknowledged(db: Db, topic: Topic, sequence: int) -> None:
    """Everything up to `sequence` is on the bus; never moves back, whoever says it."""
    db.execute(
        "UPDATE topics SET shipped = greatest(shipped, %s) WHERE tenant = %s AND topic = %s",
        (sequence, topic.tenant, topic.name),
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
