"""The event store of one tenant: load a stream, append to it where nobody else has; the outbox row goes with the append."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID, uuid4

from psycopg import errors

from plp_kit.database import Db, LostRace
from plp_kit.events import Origin, Recorded, Stream
from plp_kit.stored_events import StoredEvents

Event = TypeVar("Event")

LARGEST_PAYLOAD = 256 * 1024


class TooLarge(Exception):
    """One event's payload is above 256 KiB: a record of that size would stop a relay for everybody."""


def load(db: Db, stored: StoredEvents[Event], stream: Stream) -> list[Recorded[Event]]:
    """The stream's events in order of version; empty when there is no such stream."""
    rows = db.execute(
        """SELECT version, id, name, payload::text, actor, occurred_at, correlation, causation, traceparent, joined
           FROM events WHERE stream = %s ORDER BY version""",
        (str(stream),),
        prepare=True,
    )
    return [recorded(stored, stream, row) for row in rows]


def recorded(stored: StoredEvents[Event], stream: Stream, row: Sequence[Any]) -> Recorded[Event]:
    """From a row of version, id, name, payload, actor, occurred_at, correlation, causation, traceparent, joined."""
    version, identifier, name, payload, actor, at, correlation, causation, traceparent, joined = row
    origin = Origin(actor, at, correlation, causation, traceparent, tuple(joined or ()))
    return Recorded(stream, version, stored.decode(name, payload), identifier, origin)


def append(
    db: Db, stored: StoredEvents[Event], stream: Stream, loaded: int, events: Sequence[Event], origin: Origin
) -> list[Recorded[Event]]:
    """Adds `events` as versions loaded + 1 and on. Raises LostRace when the stream went on meanwhile, TooLarge."""
    encoded = [stored.encode(event) for event in events]
    if any(len(payload) > LARGEST_PAYLOAD for _, payload in encoded):
        raise TooLarge(f"an event of {stream} is larger than {LARGEST_PAYLOAD} bytes")
    ids = [uuid4() for _ in events]
    versions = list(range(loaded + 1, loaded + 1 + len(events)))
    try:
        _insert(db, stream, versions, ids, encoded, origin)
    except errors.UniqueViolation as violation:
        raise LostRace(str(stream)) from violation
    return [
        Recorded(stream, version, event, identifier, origin)
        for version, event, identifier in zip(versions, events, ids, strict=True)
    ]


def _insert(db: Db, stream: Stream, versions: list[int], ids: list[UUID], encoded: list[tuple[str, str]], origin: Origin) -> None:
    db.execute(
        """INSERT INTO events (stream, version, id, name, payload, actor, occurred_at,
                               correlation, causation, traceparent, joined)
           SELECT %s, version, id, name, payload::jsonb, %s, %s, %s, %s, %s, %s
           FROM unnest(%b::integer[], %b::uuid[], %s::text[], %s::text[]) AS new (version, id, name, payload)""",
        (
            str(stream),
            origin.actor,
            origin.at,
            origin.correlation,
            origin.causation,
            origin.traceparent,
            list(origin.joined) or None,
            versions,
            ids,
            [name for name, _ in encoded],
            [payload for _, payload in encoded],
        ),
        prepare=True,
    )


def publish(db: Db, events: Iterable[Recorded[object]], topic_of: Callable[[object], str | None]) -> None:
    """One outbox row an append and topic, naming the versions; none where nothing is published."""
    versions: dict[str, list[int]] = {}
    stream = ""
    for event in events:
        stream = str(event.stream)
        topic = topic_of(event.event)
        if topic is not None:
            versions.setdefault(topic, []).append(event.version)
    for topic, numbers in versions.items():
        db.execute("INSERT INTO outbox (topic, stream, versions) VALUES (%s, %s, %s)", (topic, stream, numbers), prepare=True)


def traceparents(db: Db, ids: Iterable[UUID]) -> list[str]:
    """The trace contexts in which these events were recorded, for span links."""
    rows = db.execute("SELECT traceparent FROM events WHERE id = ANY(%s) AND traceparent IS NOT NULL", (list(ids),))
    return [traceparent for (traceparent,) in rows]
