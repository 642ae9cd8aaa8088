"""Finds what a topic holds and its sender, restored to an earlier moment, does not. Needs the owner's role."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db, enter
from plp_kit.messaging.bus.port import Administrator, Heading, Topic


@dataclass(frozen=True, slots=True)
class RelayProgress:
    """The last sequence numbered on a topic, and the last one that is known to be on the bus."""

    numbered: int
    shipped: int
    halted: str | None


@dataclass(frozen=True, slots=True)
class KnownMessage:
    """A message that is on the bus and in the sender's log, with its stream and version there."""

    sequence: int
    stream: str
    version: int


@dataclass(frozen=True, slots=True)
class Compared:
    """`end` is the highest sequence on the bus. Above what was shipped, the sender's log has `known` and lacks `lacking`.

    If `end` is below what was shipped, the topic was made again.
    """

    topic: Topic
    progress: RelayProgress
    end: int
    known: tuple[KnownMessage, ...]
    lacking: tuple[Heading, ...]


def relay_progress(db: Db, topic: Topic) -> RelayProgress:
    """Enters the topic's tenant until the transaction ends."""
    enter(db, topic.tenant)
    row = db.execute("SELECT numbered, least(shipped, numbered), halted FROM topics WHERE topic = %s", (topic.name,)).fetchone()
    return RelayProgress(*row) if row else RelayProgress(0, 0, None)


def compare(db: Db, bus: Administrator, topic: Topic) -> Compared:
    """Raises Unreachable."""
    progress = relay_progress(db, topic)
    end, beyond = _beyond(bus, topic, progress.shipped)
    events = _events(db, [heading.id for heading in beyond])
    known = tuple(KnownMessage(heading.sequence, *events[heading.id]) for heading in beyond if heading.id in events)
    lacking = tuple(heading for heading in beyond if heading.id not in events)
    return Compared(topic, progress, end, known, lacking)


def _beyond(bus: Administrator, topic: Topic, shipped: int) -> tuple[int, Sequence[Heading]]:
    """The topic's end, and the messages above what was shipped."""
    headings = bus.beyond(topic, max(shipped - 1, 0)) or bus.beyond(topic, 0)
    return (headings[-1].sequence if headings else 0), [heading for heading in headings if heading.sequence > shipped]


def _events(db: Db, ids: Sequence[UUID]) -> dict[UUID, tuple[str, int]]:
    rows = db.execute("SELECT id, stream, version FROM events WHERE id = ANY(%s)", (list(ids),))
    return {identifier: (stream, version) for identifier, stream, version in rows}
