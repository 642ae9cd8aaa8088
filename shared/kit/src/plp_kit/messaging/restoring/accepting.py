"""Accepts the bus's end for a restored sender: its new messages follow it. People must repair what the sender lacks."""

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Administrator, Topic
from plp_kit.messaging.relay.shipping import RESTORED_BEHIND_BUS
from plp_kit.messaging.restoring.comparing import Compared, compare, relay_progress


class NothingToAccept(ValueError):
    """The relay does not refuse this topic."""


def accept(db: Db, bus: Administrator, topic: Topic) -> Compared:
    """In the caller's transaction, during which no relay numbers the topic. Raises NothingToAccept, Unreachable.

    Unsent messages that the bus has get their number there; the others are numbered after the bus's end.
    """
    relay_progress(db, topic)
    db.execute("INSERT INTO topics (tenant, topic) VALUES (%s, %s) ON CONFLICT DO NOTHING", (topic.tenant, topic.name))
    db.execute("SELECT 1 FROM topics WHERE topic = %s FOR UPDATE", (topic.name,))
    compared = compare(db, bus, topic)
    _require_behind(compared)
    unsent = _withdraw(db, topic, compared.progress.shipped)
    _put(db, topic, [(message.sequence, message.stream, message.version) for message in compared.known])
    known = {(message.stream, message.version) for message in compared.known}
    rest = [event for event in unsent if event not in known]
    _put(db, topic, [(number, *event) for number, event in enumerate(rest, compared.end + 1)])
    _tidy_outbox(db, topic)
    db.execute(
        "UPDATE topics SET numbered = %s, shipped = %s, halted = NULL WHERE topic = %s",
        (compared.end + len(rest), compared.end, topic.name),
    )
    return compared


def _require_behind(compared: Compared) -> None:
    progress, end = compared.progress, compared.end
    if end < progress.shipped or (progress.halted != RESTORED_BEHIND_BUS and end <= progress.numbered):
        raise NothingToAccept(f"{compared.topic} ends at {end} on the bus, which its sender has sent itself.")


def _withdraw(db: Db, topic: Topic, shipped: int) -> list[tuple[str, int]]:
    """Takes the number from messages that are not known to be sent; returns their streams and versions in order."""
    rows = db.execute(
        "DELETE FROM published WHERE topic = %s AND sequence > %s RETURNING sequence, stream, version", (topic.name, shipped)
    )
    return [(stream, version) for _, stream, version in sorted(rows.fetchall())]


def _put(db: Db, topic: Topic, numbered: list[tuple[int, str, int]]) -> None:
    with db.cursor() as cursor:
        cursor.executemany(
            """INSERT INTO published (tenant, topic, sequence, stream, version) VALUES (%s, %s, %s, %s, %s)
               ON CONFLICT (tenant, topic, stream, version) DO NOTHING""",
            [(topic.tenant, topic.name, *row) for row in numbered],
        )


def _tidy_outbox(db: Db, topic: Topic) -> None:
    """Removes numbered messages from the outbox."""
    db.execute(
        """UPDATE outbox SET versions = ARRAY(
             SELECT version FROM unnest(versions) WITH ORDINALITY AS part (version, place)
             WHERE NOT EXISTS (SELECT FROM published p
                               WHERE p.topic = outbox.topic AND p.stream = outbox.stream AND p.version = part.version)
             ORDER BY place)
           WHERE topic = %s""",
        (topic.name,),
    )
    db.execute("DELETE FROM outbox WHERE topic = %s AND versions = '{}'", (topic.name,))
