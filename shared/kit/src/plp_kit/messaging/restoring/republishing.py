"""A topic is emptied and filled again from its sender's `published`, from number 1: it was made again, or all were restored.

Consumers stay where they are and drop by number and id what they had. So nobody may have applied what the sender does not know.
"""

from dataclasses import dataclass
from typing import Final

from plp_kit.core.database import Db, enter
from plp_kit.messaging.bus.port import Administrator, Topic
from plp_kit.messaging.restoring.comparing import place

REPUBLISHING: Final = "republishing"


class CannotRepublish(ValueError):
    """The topic filled again would not be the one that its consumers have read; the sentence says in what."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a consumer has come on a topic, and the id of the message that it took last."""

    service: str
    last: int
    id: object


def reached(db: Db, service: str, tenant: str, topic: Topic) -> Reached:
    """By the consumer's own database; `tenant` is the one that takes the topic's effects there."""
    enter(db, tenant)
    row = db.execute(
        """SELECT last, id FROM consumed LEFT JOIN received ON received.topic = consumed.topic AND sequence = last
           WHERE consumed.topic = %s""",
        (str(topic),),
    ).fetchone()
    return Reached(service, *row) if row else Reached(service, 0, None)


def require_known_tenant(db: Db, topic: Topic) -> None:
    """Raises CannotRepublish where the sender has never heard of the tenant: a slip of the keyboard empties nothing."""
    enter(db, topic.tenant)
    if db.execute("SELECT 1 FROM tenants WHERE tenant = %s", (topic.tenant,)).fetchone() is None:
        raise CannotRepublish(f"{topic.tenant} is not a tenant here.")


def require_whole(db: Db, topic: Topic) -> None:
    """Raises CannotRepublish where the sender has holes: it accepted a bus's end once, of which it holds only the numbers."""
    standing = place(db, topic)
    row = db.execute(
        "SELECT count(*) FROM published WHERE topic = %s AND sequence <= %s", (topic.name, standing.numbered)
    ).fetchone()
    held = row[0] if row else 0
    if held != standing.numbered:
        raise CannotRepublish(
            f"{topic}: its sender holds {held} of its {standing.numbered} messages; the others are only on the bus."
        )


def require_known(db: Db, topic: Topic, consumer: Reached) -> None:
    """Raises CannotRepublish unless what the consumer took last is what the sender has under that number."""
    if consumer.last == 0:
        return
    enter(db, topic.tenant)
    row = db.execute(
        """SELECT id FROM published JOIN events USING (tenant, stream, version) WHERE topic = %s AND sequence = %s""",
        (topic.name, consumer.last),
    ).fetchone()
    if row != (consumer.id,):
        sentence = f"{consumer.service} has applied message {consumer.last}, which its sender does not know"
        raise CannotRepublish(f"{topic}: {sentence}: restore both to one moment.")


def empty(db: Db, bus: Administrator, topic: Topic) -> None:
    """Halts the topic, so that no relay sends while it is made again. Stopped in between, it is done again."""
    enter(db, topic.tenant)
    db.execute("UPDATE topics SET halted = %s WHERE topic = %s", (REPUBLISHING, topic.name))
    db.commit()
    bus.delete([topic])
    bus.create([topic])


def read_again(db: Db, tenant: str, topic: Topic) -> None:
    """By a consumer's own database: where it had come to on what is there no more says nothing of what comes."""
    enter(db, tenant)
    db.execute("UPDATE consumed SET cursor = 0 WHERE topic = %s", (str(topic),))


def fill(db: Db, topic: Topic) -> None:
    """From here on any relay sends it all; what one of them sent before, and hears of late, counts no more."""
    enter(db, topic.tenant)
    db.execute("UPDATE topics SET shipped = 0, filling = filling + 1, halted = NULL WHERE topic = %s", (topic.name,))
