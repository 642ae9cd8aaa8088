"""The smallest service that does everything, for tests of the kit: a tally counts up, is told to others, follows theirs."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.aggregates import Aggregate, Reaction
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.stored import Stored, StoredEvents
from plp_kit.messaging.consuming.reacting import Heard, Hearing
from plp_kit.messaging.publishing import Publication, PublishedLanguage

FULL = Refusal("full", "The tally is full.")
HEARD_ALREADY = Refusal("heard_already", "This was counted.")


@dataclass(frozen=True, slots=True)
class Add:
    number: int


@dataclass(frozen=True, slots=True)
class Hear:
    origin: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Count:
    """What is heard, as often as it is handed on: a consumer that takes something twice shows."""

    origin: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Added:
    number: int


@dataclass(frozen=True, slots=True)
class AddedElsewhere:
    origin: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    total: int = 0
    heard: frozenset[UUID] = frozenset()


def decide(state: Tally, command: Add | Hear | Count) -> Decision[Added | AddedElsewhere]:
    match command:
        case Add(number):
            return FULL if state.total + number > 1_000_000 else [Added(number)]
        case Hear(origin, number):
            return HEARD_ALREADY if origin in state.heard else [AddedElsewhere(origin, number)]
        case Count(origin, number):
            return [AddedElsewhere(origin, number)]


def evolve(state: Tally, event: Added | AddedElsewhere) -> Tally:
    match event:
        case Added(number):
            return Tally(state.total + number, state.heard)
        case AddedElsewhere(origin, number):
            return Tally(state.total + number, state.heard | {origin})


STORED: StoredEvents[Added | AddedElsewhere] = StoredEvents(
    Stored("tallies.added.v1", Added), Stored("tallies.added_elsewhere.v1", AddedElsewhere)
)
TALLIES: Aggregate[Add | Hear | Count, Tally, Added | AddedElsewhere] = Aggregate(
    "tally", Decider(Tally(), decide, evolve), STORED
)


@dataclass(frozen=True, slots=True)
class NumberAdded:
    """The message: which number was added, under the id of the event."""

    origin: UUID
    number: int


def _number_added(recorded: Recorded[Added]) -> NumberAdded:
    return NumberAdded(recorded.id, recorded.event.number)


LANGUAGE = PublishedLanguage(Publication(Added, "tallies.NumberAdded.v1", NumberAdded, "tallies", _number_added))


def react(heard: Heard) -> list[Reaction]:
    match heard.fact:
        case NumberAdded(origin, number):
            return [Reaction(TALLIES, origin, Hear(origin, number), frozenset({HEARD_ALREADY.code}))]
        case _:
            return []


HEARING = Hearing(("tallies",), {"tallies.NumberAdded.v1": NumberAdded}, react)


def count(heard: Heard) -> list[Reaction]:
    """Nothing in it protects from doubles: whatever keeps them away is the consumer's doing."""
    match heard.fact:
        case NumberAdded(origin, number):
            return [Reaction(TALLIES, origin, Count(origin, number))]
        case _:
            return []


COUNTING = Hearing(HEARING.topics, HEARING.shapes, count)
