"""Drops a parked message for ever and records who did so and why. A message about an erasure cannot be dropped."""

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import history, parking
from plp_kit.messaging.consuming.history import Action, Instruction
from plp_kit.messaging.consuming.parking import Parked
from plp_kit.messaging.consuming.reacting import Subscription

NOT_PARKED = Refusal("not_parked", "No message with this number is parked on this topic.")
ERASURE_STAYS = Refusal(
    "erasure_stays", "This message says that a person is erased, so it cannot be left out. Mend what stops it, then retry it."
)
REASON_MISSING = Refusal("reason_missing", "Say why the message may be left out.")


def drop(db: Db, subscription: Subscription, topic: Topic, sequence: int, instruction: Instruction) -> Parked | Refusal:
    """Returns the dropped message. Locks its stream's row, as retries and the consumer do."""
    if not instruction.reason:
        return REASON_MISSING
    parked = parking.one(db, str(topic), sequence)
    if parked is None or not parking.is_parked(db, str(topic), parked.message.stream):
        return NOT_PARKED
    parked = parking.one(db, str(topic), sequence)
    if parked is None:
        return NOT_PARKED
    if parked.message.name in subscription.erasures:
        return ERASURE_STAYS
    parking.remove(db, str(topic), sequence)
    history.record(db, instruction, Action.DROPPED, parked, "left out")
    return parked
