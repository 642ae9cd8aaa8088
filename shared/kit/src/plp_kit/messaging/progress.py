"""How far a service is with its messages in one tenant, as its own tables say it: counts and numbers, never content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Final

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.relay.shipping import RESTORED_BEHIND_BUS
from plp_kit.messaging.restoring.republishing import REPUBLISHING

WHY_NOT_SENT: Final = {
    RESTORED_BEHIND_BUS: "The topic holds more than this database has sent: the database was restored to an earlier moment.",
    REPUBLISHING: "The topic is being emptied and filled again.",
}


@shown
@dataclass(frozen=True, slots=True)
class MessageCounts:
    """`to_number` waits in the outbox; `to_ship` is numbered and not known to be sent; `due` is work whose time has come."""

    published: int = 0
    to_number: int = 0
    to_ship: int = 0
    due: int = 0
    parked: int = 0
    halted: int = 0


@shown
@dataclass(frozen=True, slots=True)
class WrittenTopic:
    """A topic that the service writes. `halted` is a code while nothing is sent to it, and `reason` says why in a sentence."""

    topic: str
    numbered: int
    shipped: int
    halted: str | None
    reason: str | None


@shown
@dataclass(frozen=True, slots=True)
class ReadTopic:
    """A topic that the service reads: the number of the last message taken. `halted` as for one that it writes."""

    topic: str
    taken: int
    halted: str | None
    reason: str | None


def counts(db: Db) -> MessageCounts:
    """For the service's own login, and for the owner."""
    with db.cursor(row_factory=class_row(MessageCounts)) as rows:
        found = rows.execute(
            """SELECT (SELECT coalesce(sum(numbered), 0)::bigint FROM topics) AS published,
                      (SELECT count(position) FROM outbox) AS to_number,
                      (SELECT coalesce(sum(numbered - least(shipped, numbered)), 0)::bigint FROM topics) AS to_ship,
                      (SELECT count(*) FROM deadlines
                       WHERE refused IS NULL AND due_at <= coalesce((SELECT reads FROM programme_clock), now())) AS due,
                      (SELECT count(*) FROM parked_messages) AS parked,
                      (SELECT count(*) FROM topics WHERE halted IS NOT NULL)
                      + (SELECT count(*) FROM consumed WHERE halted IS NOT NULL) AS halted"""
        ).fetchone()
    return found or MessageCounts()


def summed(counts: Iterable[MessageCounts]) -> MessageCounts:
    every = list(counts)
    return MessageCounts(**{each.name: sum(getattr(one, each.name) for one in every) for each in fields(MessageCounts)})


def written(db: Db, tenant: str) -> list[WrittenTopic]:
    rows = db.execute("SELECT topic, numbered, least(shipped, numbered), halted FROM topics ORDER BY topic").fetchall()
    return [
        WrittenTopic(str(Topic(tenant, topic)), numbered, shipped, halted, WHY_NOT_SENT.get(halted, halted))
        for topic, numbered, shipped, halted in rows
    ]


def read(db: Db, expected: Sequence[Topic]) -> list[ReadTopic]:
    """Every topic of which something was read, and those that are `expected` to be."""
    with db.cursor(row_factory=class_row(ReadTopic)) as rows:
        found = rows.execute("SELECT topic, last AS taken, halted, reason FROM consumed ORDER BY topic").fetchall()
    known = {each.topic for each in found}
    return [*found, *(ReadTopic(str(topic), 0, None, None) for topic in expected if str(topic) not in known)]
