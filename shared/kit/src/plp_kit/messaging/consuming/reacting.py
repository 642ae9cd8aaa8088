"""How a service reacts to messages: the shapes in which it reads them, and its reaction to each."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from psycopg import Rollback

from plp_kit.core.database import Db, is_transient
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused, Handler
from plp_kit.core.slices import Reaction
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming.reading import Unfit, read

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Received:
    """A fact from another service, with its topic and origin; `db` reads what this service already knows."""

    fact: object
    topic: Topic
    origin: Origin
    db: Db


React: TypeAlias = Callable[[Received], Iterable[Reaction]]


@dataclass(frozen=True, slots=True)
class Subscription:
    """`topics` are names without the tenant; `shapes` maps a contract's name to the dataclass that this service reads it as.

    `erasures` are the names of messages about erased people: an operator may retry them but not drop them.
    """

    topics: tuple[str, ...] = ()
    shapes: Mapping[str, type] | None = None
    react: React = lambda _received: ()
    erasures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a message was not applied. `is_defect` marks a bug, as opposed to a refusal or a broken contract."""

    code: str
    reason: str
    is_defect: bool = False


def apply(
    db: Db, handler: Handler, subscription: Subscription, topic: Topic, message: Message, traceparent: str | None
) -> Failed | None:
    """Handles all reactions to one message; a message whose name is not in `shapes` is ignored.

    Unknown fields are ignored. Raises what the database raises.
    """
    shape = (subscription.shapes or {}).get(message.name)
    if shape is None:
        return None
    try:
        fact = read(message.data, shape)
    except Unfit as unfit:
        return Failed("contract_broken", f"{message.name} does not fit its contract: {unfit}")
    origin = Origin("event", message.at, message.correlation, message.id, traceparent or message.traceparent)
    try:
        reactions = subscription.react(Received(fact, topic, origin, db))
        refusals = (handler.react_in(db, reaction, origin) for reaction in reactions)
        refusal = next((refusal for refusal in refusals if refusal is not None), None)
    except FollowUpRefused as error:
        refusal = error.refusal
    return _failed(refusal)


def attempt(
    db: Db, handler: Handler, subscription: Subscription, topic: Topic, message: Message, traceparent: str | None
) -> Failed | None:
    """As `apply`, in a savepoint that a failure rolls back; a bug counts as a failure too.

    Raises errors that another try may resolve.
    """
    failed: Failed | None = None
    try:
        with db.transaction():
            failed = apply(db, handler, subscription, topic, message, traceparent)
            _take_back(failed)
    except Exception as error:
        if is_transient(error):
            raise
        log.exception("defect while applying", extra={"topic": str(topic), "message_name": message.name})
        return Failed("defect", f"{type(error).__name__} while applying {message.name}.", is_defect=True)
    return failed


def _take_back(failed: Failed | None) -> None:
    """Rolls back the message's savepoint and nothing else."""
    if failed is not None:
        raise Rollback


def _failed(refusal: Refusal | None) -> Failed | None:
    return Failed(refusal.code, refusal.message) if refusal else None
