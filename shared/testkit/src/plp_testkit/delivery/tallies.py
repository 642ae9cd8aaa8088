"""The smallest service that does everything, for tests of the kit: a tally counts up, is told to others, follows theirs."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.slices import Reaction, Slice, Slices
from plp_kit.core.stored import StoredEvents, stored
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_kit.messaging.publishing import Publication, PublishedLanguage

FULL = Refusal("full", "The tally is full.")
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
    """What is received, as often as it is delivered: a consumer that takes something twice shows."""

    origin: UUID
    number: int


@stored("tallies.added.v1")
@dataclass(frozen=True, slots=True)
class Added:
    number: int


@stored("tallies.added_elsewhere.v1")
@dataclass(frozen=True, slots=True)
class AddedElsewhere:
    origin: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    total: int = 0
    received: frozenset[UUID] = frozenset()


def decide(state: Tally, command: Add | Receive | Count) -> Decision[Added | AddedElsewhere]:
    match command:
        case Add(number):
            return FULL if state.total + number > 1_000_000 else [Added(number)]
        case Receive(origin, number):
            return RECEIVED_ALREADY if origin in state.received else [AddedElsewhere(origin, number)]
        case Count(origin, number):
            return [AddedElsewhere(origin, number)]


def evolve(state: Tally, event: Added | AddedElsewhere) -> Tally:
    match event:
        case Added(number):
            return Tally(state.total + number, state.received)
        case AddedElsewhere(origin, number):
            return Tally(state.total + number, state.received | {origin})


TALLIES: Decider[Add | Receive | Count, Tally, Added | AddedElsewhere] = Decider(Tally(), decide, evolve)
STORED: StoredEvents[Added | AddedElsewhere] = StoredEvents.of(Added | AddedElsewhere)
SLICE = Slice("tally", TALLIES, STORED)
SLICES = Slices((SLICE,))


@dataclass(frozen=True, slots=True)
class NumberAdded:
    """The message: which number was added, under the id of the event."""

    origin: UUID
    number: int


def _number_added(recorded: Recorded[Added]) -> NumberAdded:
    return NumberAdded(recorded.id, recorded.event.number)


LANGUAGE = PublishedLanguage(Publication(Added, "tallies.NumberAdded.v1", NumberAdded, "tallies", _number_added))


def react(received: Received) -> list[Reaction]:
    match received.fact:
        case NumberAdded(origin, number):
            return [Reaction(TALLIES, origin, Receive(origin, number), (RECEIVED_ALREADY,))]
        case _:
            return []


SUBSCRIPTION = Subscription(("tallies",), {"tallies.NumberAdded.v1": NumberAdded}, react)


def count(received: Received) -> list[Reaction]:
    """Nothing in it protects from doubles: whatever keeps them away is the consumer's doing."""
    match received.fact:
        case NumberAdded(origin, number):
            return [Reaction(TALLIES, origin, Count(origin, number))]
        case _:
            return []


COUNTING = Subscription(SUBSCRIPTION.topics, SUBSCRIPTION.shapes, count)
