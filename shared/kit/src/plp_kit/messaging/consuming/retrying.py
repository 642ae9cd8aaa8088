"""Trying parked messages again: the oldest of a stream, applied and taken away in one transaction."""

from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.handling import Handler
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import parking
from plp_kit.messaging.consuming.reacting import Subscription, apply


def retry_oldest(database: TenantDatabase, handler: Handler, subscription: Subscription, topic: Topic, stream: str) -> bool:
    """Whether the stream's oldest parked message was applied; False when it failed again, or nothing is parked.

    Under the lock of the stream's row, which the consumer takes too: what arrives meanwhile is parked behind or finds it free.
    """

    def attempt(db: Db) -> bool:
        if not parking.is_parked(db, str(topic), stream):
            return False
        parked = parking.oldest(db, str(topic), stream)
        if parked is None or apply(db, handler, subscription, topic, parked.message, None) is not None:
            db.rollback()
            return False
        parking.remove(db, str(topic), parked.sequence)
        return True

    return database.retrying(attempt)
