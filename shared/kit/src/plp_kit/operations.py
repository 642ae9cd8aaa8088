"""What an operator does with parked messages and halted topics of one tenant, as a request to the service itself.

`plp dlq` does the same with the same functions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final
from uuid import UUID, uuid5

from plp_kit.core.database import Db
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.shown import shown
from plp_kit.messaging import progress
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import dropping, history, parking, retrying, waiting
from plp_kit.messaging.consuming.dropping import NOT_PARKED
from plp_kit.messaging.consuming.history import Act, Instruction
from plp_kit.messaging.consuming.reacting import Subscription
from plp_kit.messaging.consuming.retrying import Retrying
from plp_kit.messaging.consuming.waiting import WaitingMessage
from plp_kit.messaging.progress import MessageCounts, ReadTopic, WrittenTopic
from plp_kit.service import TenantContext, Write

AT_ONCE: Final = 100
"""Messages that one request retries at most."""
TOPICS: Final = UUID("5f0b9f3c-3c55-4b0e-8d0a-0f2f3d6a8f10")

NO_SUCH_MESSAGE: Final = Refusal("no_such_parked_message", "No message with this number is parked on this topic.", Kind.MISSING)
NO_SUCH_TOPIC: Final = Refusal("no_such_topic", "This service neither reads nor writes this topic.", Kind.MISSING)
NOT_HALTED: Final = Refusal("not_halted", "This service reads this topic, so there is nothing to resume.")


@shown
@dataclass(frozen=True, slots=True)
class TenantProgress:
    """How far the service is in one tenant. What waits to be applied is the sender's `numbered` less `taken` here."""

    tenant: str
    counts: MessageCounts
    writes: list[WrittenTopic]
    reads: list[ReadTopic]


@shown
@dataclass(frozen=True, slots=True)
class OneMessage:
    """A parked message, what was tried with it, and whether an operator may drop it: no message about an erasure."""

    message: WaitingMessage
    droppable: bool
    acts: list[Act]


@shown
@dataclass(frozen=True, slots=True)
class OneTopic:
    """`last` is the number that was sent or taken last. One that is not read here is written here.

    Where one that is read is halted, an operator may resume it; of one that is written, `plp restore` decides how it goes on.
    """

    topic: str
    last: int
    halted: str | None
    reason: str | None
    acts: list[Act]
    is_read: bool


def progress_of(db: Db, tenant: str, topics: Sequence[Topic]) -> TenantProgress:
    """`topics` are those that the service reads in this tenant. Where trusts are data, it reads those of others."""
    return TenantProgress(tenant, progress.counts(db), progress.written(db, tenant), progress.read(db, topics))


def topic(db: Db, seen: TenantProgress, name: str) -> OneTopic | None:
    acts = history.of(db, name, None)
    for each in seen.reads:
        if each.topic == name:
            return OneTopic(name, each.taken, each.halted, each.reason, acts, is_read=True)
    for sent in seen.writes:
        if sent.topic == name:
            return OneTopic(name, sent.shipped, sent.halted, sent.reason, acts, is_read=False)
    return None


def message(db: Db, subscription: Subscription, topic: str, sequence: int) -> OneMessage | None:
    found = waiting.one(db, topic, sequence)
    if found is None:
        return None
    return OneMessage(found, found.name not in subscription.erasures, history.of(db, topic, sequence))


def retry(
    context: TenantContext, subscription: Subscription, topic: str, sequence: int, instruction: Instruction
) -> UUID | Refusal:
    """Retries this message and those parked before it that are about the same thing, oldest first. Returns its id.

    Each is a transaction of its own, on record whether or not it is applied; it ends after the first that fails again.
    """
    with context.database.transaction() as db:
        parked = parking.one(db, topic, sequence)
    if parked is None:
        return NOT_PARKED
    tried = Retrying(context.database, context.handler, subscription, Topic.parse(topic))
    for retried in islice(tried.all_of(parked.message.stream, instruction), AT_ONCE):
        if retried.parked.sequence >= sequence:
            break
    return parked.message.id


def retried(write: Write, topic: str, sequence: int, message: UUID) -> Handled:
    """The version counts what operators did with the message."""
    return Handled(message, len(history.of(write.db, topic, sequence)))


def drop(write: Write, subscription: Subscription, topic: str, sequence: int, instruction: Instruction) -> Handled | Refusal:
    if parking.one(write.db, topic, sequence) is None:
        return NOT_PARKED
    dropped = dropping.drop(write.db, subscription, Topic.parse(topic), sequence, instruction)
    return dropped if isinstance(dropped, Refusal) else retried(write, topic, sequence, dropped.message.id)


def resume(write: Write, topic: Topic, instruction: Instruction) -> Handled | Refusal:
    """A topic has no id of its own: it gets one from its name."""
    if not retrying.resume(write.db, topic, instruction):
        return NOT_HALTED
    return Handled(uuid5(TOPICS, str(topic)), len(history.of(write.db, str(topic), None)))
