"""What a topic holds and its sender does not: the sender's database was restored to an earlier moment. By the owner's role."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db, enter
from plp_kit.messaging.bus.port import Administrator, Heading, Topic


@dataclass(frozen=True, slots=True)
class Place:
    """Up to where a topic is numbered here, and up to where that is known to be on the bus."""

    numbered: int
    shipped: int
    halted: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A message that is on the bus and also in the sender's log, at this place of it."""

    sequence: int
    stream: str
    version: int


@dataclass(frozen=True, slots=True)
class Compared:
    """`end` is the highest number on the bus; of those above what was shipped, `known` are ours and `lacking` are not.

    Where `end` is below what was shipped, the topic was made again.
    """

    topic: Topic
    place: Place
    end: int
    known: tuple[Found, ...]
    lacking: tuple[Heading, ...]


def place(db: Db, topic: Topic) -> Place:
    """Under the topic's tenant, from here to the end of the transaction."""
    enter(db, topic.tenant)
    row = db.execute("SELECT numbered, least(shipped, numbered), halted FROM topics WHERE topic = %s", (topic.name,)).fetchone()
    return Place(*row) if row else Place(0, 0, None)


def compare(db: Db, bus: Administrator, topic: Topic) -> Compared:
    """Raises Unreachable."""
    standing = place(db, topic)
    end, beyond = _beyond(bus, topic, standing.shipped)
    events = _events(db, [heading.id for heading in beyond])
    known = tuple(Found(heading.sequence, *events[heading.id]) for heading in beyond if heading.id in events)
    lacking = tuple(heading for heading in beyond if heading.id not in events)
    return Compared(topic, standing, end, known, lacking)


def _beyond(bus: Administrator, topic: Topic, shipped: int) -> tuple[int, Sequence[Heading]]:
    """The topic's end, and what is above what was shipped."""
    found = bus.beyond(topic, max(shipped - 1, 0)) or bus.beyond(topic, 0)
    return (found[-1].sequence if found else 0), [heading for heading in found if heading.sequence > shipped]


def _events(db: Db, ids: Sequence[UUID]) -> dict[UUID, tuple[str, int]]:
    rows = db.execute("SELECT id, stream, version FROM events WHERE id = ANY(%s)", (list(ids),))
    return {identifier: (stream, version) for identifier, stream, version in rows}
