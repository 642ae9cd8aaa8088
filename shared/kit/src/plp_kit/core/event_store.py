"""The event store of one tenant: loads a stream, and appends to it unless somebody else just did, with an outbox row."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID

from psycopg import errors

from plp_kit.core.database import Db, LostRace, tell_of_commit
from plp_kit.core.events import Origin, Recorded, Stream
from plp_kit.core.stored import StoredEvents

Event = TypeVar("Event")

TopicOf: TypeAlias = Callable[[object], str | None]

OUTBOX: Final = "outbox"
"""The channel on which relays hear of rows in the outbox."""

# One outbox row for each append and topic, naming the versions; none if nothing is published.
APPEND = """WITH published AS (
  INSERT INTO outbox (topic, stream, versions)
  SELECT topic, %(stream)s, versions::integer[] FROM unnest(%(topics)b::text[], %(published)b::text[]) AS t (topic, versions)
)
INSERT INTO events (stream, version, id, name, payload, actor, occurred_at, correlation, causation, traceparent, joined)
SELECT %(stream)s, %(loaded)s + place, id, name, payload::jsonb,
       %(actor)s, %(at)s, %(correlation)s, %(causation)s, %(traceparent)s, CASE WHEN place = %(last)s THEN %(joined)s::uuid[] END
FROM unnest(%(ids)b::uuid[], %(names)b::text[], %(payloads)b::text[]) WITH ORDINALITY AS new (id, name, payload, place)"""

# Most appends are of one event, and single values cost the client half as much as arrays.
APPEND_ONE = """WITH published AS (
  INSERT INTO outbox (topic, stream, versions)
  SELECT %(topic)s::text, %(stream)s::text, ARRAY[%(version)s::integer] WHERE %(topic)s::text IS NOT NULL
)
INSERT INTO events (stream, version, id, name, payload, actor, occurred_at, correlation, causation, traceparent, joined)
VALUES (%(stream)s::text, %(version)s::integer, %(id)s, %(name)s, %(payload)s::jsonb,
        %(actor)s, %(at)s, %(correlation)s, %(causation)s, %(traceparent)s, %(joined)s)"""

LARGEST_PAYLOAD = 256 * 1024


def unpublished(_event: object) -> None:
    """For a store without a published language."""


class TooLarge(Exception):
    """One event's payload is above 256 KiB: a message of that size would block the relay for all tenants."""


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


def append(  # noqa: PLR0913, PLR0917 - what is appended, where, and on which topics it is published
    db: Db,
    stored: StoredEvents[Event],
    stream: Stream,
    loaded: int,
    events: Sequence[Event],
    origin: Origin,
    topic_of: TopicOf = unpublished,
) -> list[Recorded[Event]]:
    """Adds `events` as versions loaded + 1 and on, with an outbox row for each topic that some of them are published on.

    What the origin joins is recorded with the last of them alone, which causes what happens next on the stream: it may be as many
    events as a cohort has people. Raises LostRace if somebody else has appended to the stream, and TooLarge.
    """
    encoded = [stored.encode(event) for event in events]
    if any(_is_too_large(payload) for _, payload in encoded):
        raise TooLarge(f"an event of {stream} is larger than {LARGEST_PAYLOAD} bytes")
    last, alone = loaded + len(events), replace(origin, joined=())
    recorded = [
        Recorded(stream, version, event, identifier, origin if version == last else alone)
        for version, (event, identifier) in enumerate(zip(events, _ids(len(events)), strict=True), loaded + 1)
    ]
    try:
        if len(recorded) == 1:
            db.execute(APPEND_ONE, _value(recorded[0], encoded[0], topic_of), prepare=True)
        else:
            db.execute(APPEND, _values(recorded, encoded, topic_of), prepare=True)
    except errors.UniqueViolation as violation:
        raise LostRace(str(stream)) from violation
    if any(topic_of(event) is not None for event in events):
        tell_of_commit(db, OUTBOX)
    return recorded


def _is_too_large(payload: str) -> bool:
    """A character has at most four bytes."""
    return 4 * len(payload) > LARGEST_PAYLOAD and len(payload.encode()) > LARGEST_PAYLOAD


def _ids(count: int) -> list[UUID]:
    """Random ids. Those of one append share a prefix, so that the index stores them side by side, which halves its cost."""
    together, apart = os.urandom(8), os.urandom(8 * count)
    return [UUID(bytes=together + apart[start : start + 8], version=4) for start in range(0, len(apart), 8)]


def _value(recorded: Recorded[Event], encoded: tuple[str, str], topic_of: TopicOf) -> dict[str, object]:
    name, payload = encoded
    return _shared(recorded) | {
        "version": recorded.version,
        "id": recorded.id,
        "name": name,
        "payload": payload,
        "topic": topic_of(recorded.event),
    }


def _shared(recorded: Recorded[Event]) -> dict[str, object]:
    """The columns that all events of an append share, and what its last one joins."""
    origin = recorded.origin
    return {
        "stream": str(recorded.stream),
        "actor": origin.actor,
        "at": origin.at,
        "correlation": origin.correlation,
        "causation": origin.causation,
        "traceparent": origin.traceparent,
        "joined": list(origin.joined) or None,
    }


def _values(recorded: Sequence[Recorded[Event]], encoded: Sequence[tuple[str, str]], topic_of: TopicOf) -> dict[str, object]:
    published: dict[str, list[str]] = {}
    for event in recorded:
        topic = topic_of(event.event)
        if topic is not None:
            published.setdefault(topic, []).append(str(event.version))
    return _shared(recorded[-1]) | {
        "loaded": recorded[0].version - 1,
        "last": len(recorded),
        "ids": [event.id for event in recorded],
        "names": [name for name, _ in encoded],
        "payloads": [payload for _, payload in encoded],
        "topics": list(published),
        "published": [f"{{{','.join(versions)}}}" for versions in published.values()],
    }


def traceparents(db: Db, ids: Sequence[UUID]) -> list[str]:
    """The trace contexts in which these events were recorded, for span links."""
    if not ids:
        return []
    rows = db.execute("SELECT traceparent FROM events WHERE id = ANY(%s) AND traceparent IS NOT NULL", (list(ids),))
    return [traceparent for (traceparent,) in rows]
