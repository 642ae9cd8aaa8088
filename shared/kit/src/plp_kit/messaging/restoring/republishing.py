"""Republishing empties a topic and fills it from its sender's `published`, after it was made again or all were restored.

Consumers keep their offsets, and drop by number and id what they had. So none may have applied a message that the sender lacks.
"""

from dataclasses import dataclass
from typing import Final

from plp_kit.core.database import Db, enter
from plp_kit.messaging.bus.port import Administrator, Topic
from plp_kit.messaging.restoring.comparing import relay_progress

REPUBLISHING: Final = "republishing"


class CannotRepublish(ValueError):
    """The republished topic would differ from what its consumers have read; the message says how."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A consumer's offset on a topic, and the id of the message that it took last."""

    service: str
    last: int
    id: object


def reached(db: Db, service: str, tenant: str, topic: Topic) -> Reached:
    """From the consumer's own database; `tenant` is the one that takes the topic's effects there."""
    enter(db, tenant)
    row = db.execute(
        """SELECT last, id FROM consumed LEFT JOIN received ON received.topic = consumed.topic AND sequence = last
           WHERE consumed.topic = %s""",
        (str(topic),),
    ).fetchone()
    return Reached(service, *row) if row else Reached(service, 0, None)


def require_known_tenant(db: Db, topic: Topic) -> None:
    """Raises CannotRepublish if the sender does not know the tenant, so that a mistyped code empties nothing."""
    enter(db, topic.tenant)
    if db.execute("SELECT 1 FROM tenants WHERE tenant = %s", (topic.tenant,)).fetchone() is None:
        raise CannotRepublish(f"{topic.tenant} is not a tenant here.")


def require_whole(db: Db, topic: Topic) -> None:
    """Raises CannotRepublish if the sender lacks messages, because it once accepted the bus's end."""
    progress = relay_progress(db, topic)
    row = db.execute(
        "SELECT count(*) FROM published WHERE topic = %s AND sequence <= %s", (topic.name, progress.numbered)
    ).fetchone()
    held = row[0] if row else 0
    if held != progress.numbered:
        raise CannotRepublish(
            f"{topic}: its sender holds {held} of its {progress.numbered} messages; the others are only on the bus."
        )


def require_known(db: Db, topic: Topic, consumer: Reached) -> None:
    """Raises CannotRepublish unless the sender has the message that the consumer took last under the same number."""
    if consumer.last == 0:
        return
    enter(db, topic.tenant)
    row = db.execute(
        """SELECT id FROM published JOIN events USING (tenant, stream, version) WHERE topic = %s AND sequence = %s""",
        (topic.name, consumer.last),
    ).fetchone()
    if row != (consumer.id,):
        problem = f"{consumer.service} has applied message {consumer.last}, which its sender does not know"
        raise CannotRepublish(f"{topic}: {problem}: restore both to one moment.")


def empty(db: Db, bus: Administrator, topic: Topic) -> None:
    """Halts the topic, so that no relay sends while it is made again. It can be repeated after a failure."""
    enter(db, topic.tenant)
    db.execute("UPDATE topics SET halted = %s WHERE topic = %s", (REPUBLISHING, topic.name))
    db.commit()
    bus.delete([topic])
    bus.create([topic])


def read_again(db: Db, tenant: str, topic: Topic) -> None:
    """In the consumer's own database: its cursor belongs to the old topic, so it reads the new one from its beginning."""
    enter(db, tenant)
    db.execute("UPDATE consumed SET cursor = 0 WHERE topic = %s", (str(topic),))


def fill(db: Db, topic: Topic) -> None:
    """Lets relays send all of it again; late acknowledgements of earlier sends no longer count."""
    enter(db, topic.tenant)
    db.execute("UPDATE topics SET shipped = 0, republished = republished + 1, halted = NULL WHERE topic = %s", (topic.name,))
