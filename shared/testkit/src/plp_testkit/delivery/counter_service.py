"""The smallest service that does everything, for tests of the kit: it adds numbers, publishes them, and adds what others do."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.slices import Reaction, Slice, Slices
from plp_kit.core.stored import StoredEvents, stored
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_kit.messaging.publishing import Publication, PublishedLanguage

FULL = Refusal("full", "The counter is full.")
RECEIVED_ALREADY = Refusal("received_already", "This was counted.")


@dataclass(frozen=True, slots=True)
class Add:
    number: int


@dataclass(frozen=True, slots=True)
class Receive:
    origin: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Count:
    """Counts every delivery, so that a message that is applied twice shows."""

    origin: UUID
    number: int


@stored("counters.added.v1")
@dataclass(frozen=True, slots=True)
class Added:
    number: int


@stored("counters.added_elsewhere.v1")
@dataclass(frozen=True, slots=True)
class AddedElsewhere:
    origin: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Counter:
    total: int = 0
    received: frozenset[UUID] = frozenset()


def decide(state: Counter, command: Add | Receive | Count) -> Decision[Added | AddedElsewhere]:
    match command:
        case Add(number):
            return FULL if state.total + number > 1_000_000 else [Added(number)]
        case Receive(origin, number):
            return RECEIVED_ALREADY if origin in state.received else [AddedElsewhere(origin, number)]
        case Count(origin, number):
            return [AddedElsewhere(origin, number)]


def evolve(state: Counter, event: Added | AddedElsewhere) -> Counter:
    match event:
        case Added(number):
            return Counter(state.total + number, state.received)
        case AddedElsewhere(origin, number):
            return Counter(state.total + number, state.received | {origin})


COUNTER: Decider[Add | Receive | Count, Counter, Added | AddedElsewhere] = Decider(Counter(), decide, evolve)
STORED: StoredEvents[Added | AddedElsewhere] = StoredEvents.of(Added | AddedElsewhere)
SLICE = Slice("counter", COUNTER, STORED)
SLICES = Slices((SLICE,))


@dataclass(frozen=True, slots=True)
class NumberAdded:
    """The message: the number that was added, and the id of the event."""

    origin: UUID
    number: int


def _number_added(recorded: Recorded[Added]) -> NumberAdded:
    return NumberAdded(recorded.id, recorded.event.number)


LANGUAGE = PublishedLanguage(Publication(Added, "counters.NumberAdded.v1", NumberAdded, "counters", _number_added))


def react(received: Received) -> list[Reaction]:
    match received.fact:
        case NumberAdded(origin, number):
            return [Reaction(COUNTER, origin, Receive(origin, number), (RECEIVED_ALREADY,))]
        case _:
            return []


SUBSCRIPTION = Subscription(("counters",), {"counters.NumberAdded.v1": NumberAdded}, react)


def count(received: Received) -> list[Reaction]:
    """Does not guard against duplicates: only the consumer does."""
    match received.fact:
        case NumberAdded(origin, number):
            return [Reaction(COUNTER, origin, Count(origin, number))]
        case _:
            return []


COUNTING = Subscription(SUBSCRIPTION.topics, SUBSCRIPTION.shapes, count)
