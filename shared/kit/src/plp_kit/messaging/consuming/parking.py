"""Dead letters: a message that cannot be applied is parked, and so are later messages of its stream."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import msgspec
from psycopg.types.json import Jsonb

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Message


@dataclass(frozen=True, slots=True)
class Parked:
    topic: str
    sequence: int
    message: Message
    code: str
    reason: str


BEHIND = "behind_parked"


def parked_among(db: Db, topic: str, streams: Collection[str]) -> set[str]:
    """Those of the streams that are parked. Locks their rows, so that retries and the consumer take turns."""
    rows = db.execute(
        "SELECT stream FROM parked_streams WHERE topic = %s AND stream = ANY(%s) ORDER BY stream FOR UPDATE",
        (topic, list(streams)),
        prepare=True,
    )
    return {stream for (stream,) in rows}


def is_parked(db: Db, topic: str, stream: str) -> bool:
    """As `parked_among`, for one stream."""
    return bool(parked_among(db, topic, [stream]))


def park(db: Db, topic: str, message: Message, code: str, reason: str) -> None:
    """`reason` says why without quoting content."""
    db.execute("INSERT INTO parked_streams (topic, stream) VALUES (%s, %s) ON CONFLICT DO NOTHING", (topic, message.stream))
    db.execute(
        """INSERT INTO parked_messages (topic, sequence, stream, headers, data, code, reason)
           VALUES (%s, %s, %s, %s, %s, %s, %s)""",
        (topic, message.sequence, message.stream, Jsonb(_headers(message)), message.data, code, reason),
    )


def _headers(message: Message) -> dict[str, str | None]:
    return {
        "id": str(message.id),
        "name": message.name,
        "at": message.at.isoformat(),
        "correlation": str(message.correlation),
        "causation": str(message.causation) if message.causation else None,
        "traceparent": message.traceparent,
    }


def listed(db: Db) -> list[Parked]:
    """All parked messages, oldest first."""
    rows = db.execute("SELECT topic, sequence, stream, headers, data, code, reason FROM parked_messages ORDER BY topic, sequence")
    return [_parked(*row) for row in rows]


def one(db: Db, topic: str, sequence: int) -> Parked | None:
    row = db.execute(
        """SELECT topic, sequence, stream, headers, data, code, reason FROM parked_messages
           WHERE topic = %s AND sequence = %s""",
        (topic, sequence),
    ).fetchone()
    return _parked(*row) if row else None


def oldest(db: Db, topic: str, stream: str) -> Parked | None:
    row = db.execute(
        """SELECT topic, sequence, stream, headers, data, code, reason FROM parked_messages
           WHERE topic = %s AND stream = %s ORDER BY sequence LIMIT 1""",
        (topic, stream),
    ).fetchone()
    return _parked(*row) if row else None


def _parked(  # noqa: PLR0913, PLR0917 - a row's columns
    topic: str, sequence: int, stream: str, headers: dict[str, object], data: bytes, code: str, reason: str
) -> Parked:
    message = msgspec.convert({**headers, "stream": stream, "sequence": sequence, "data": ""}, Message)
    return Parked(topic, sequence, replace(message, data=data), code, reason)


def remove(db: Db, topic: str, sequence: int) -> None:
    """Removes one parked message; the stream is consumed again once it has no parked message."""
    row = db.execute(
        "DELETE FROM parked_messages WHERE topic = %s AND sequence = %s RETURNING stream", (topic, sequence)
    ).fetchone()
    if row is not None:
        db.execute(
            """DELETE FROM parked_streams p WHERE topic = %(topic)s AND stream = %(stream)s
               AND NOT EXISTS (SELECT 1 FROM parked_messages m WHERE m.topic = %(topic)s AND m.stream = %(stream)s)""",
            {"topic": topic, "stream": row[0]},
        )
