"""What is measured: a stream of notes, each event of about 160 bytes as JSON, all of them published."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.slices import Reaction, Slice, Slices
from plp_kit.core.stored import StoredEvents, stored
from plp_kit.messaging.consuming.reacting import Received, Subscription
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC = "notes"
STORED_NAME = "notes.noted.v1"
MESSAGE_NAME = "notes.Noted.v1"
TEXT = "A partner wrote down what the two of them agreed on, in about as many words as people use for that."

NOTED_ALREADY = Refusal("noted_already", "This was noted.")


@dataclass(frozen=True, slots=True)
class Note:
    count: int = 1
    text: str = TEXT


@dataclass(frozen=True, slots=True)
class NoteElsewhere:
    origin: UUID


@stored(STORED_NAME)
@dataclass(frozen=True, slots=True)
class Noted:
    partnership: UUID
    number: int
    text: str


@stored("notes.noted_elsewhere.v1")
@dataclass(frozen=True, slots=True)
class NotedElsewhere:
    origin: UUID


@dataclass(frozen=True, slots=True)
class Notes:
    count: int = 0
    elsewhere: int = 0


Command = Note | NoteElsewhere
Event = Noted | NotedElsewhere

PARTNERSHIP = UUID("7d0d7ff4-6a40-4c1b-9e36-7d6e0f9f2a11")


def noted(first: int, count: int, text: str = TEXT) -> list[Noted]:
    return [Noted(PARTNERSHIP, number, text) for number in range(first, first + count)]


def decide(state: Notes, command: Command) -> Decision[Event]:
    match command:
        case Note(count, text):
            return noted(state.count + 1, count, text)
        case NoteElsewhere(origin):
            return NOTED_ALREADY if state.elsewhere else [NotedElsewhere(origin)]


def evolve(state: Notes, event: Event) -> Notes:
    match event:
        case Noted():
            return Notes(state.count + 1, state.elsewhere)
        case NotedElsewhere():
            return Notes(state.count, state.elsewhere + 1)


STORED: StoredEvents[Event] = StoredEvents.of(Noted | NotedElsewhere)
NOTES: Decider[Command, Notes, Event] = Decider(Notes(), decide, evolve)
KIND = "note"
SLICES = Slices((Slice(KIND, NOTES, STORED),))


LANGUAGE = PublishedLanguage(Publication(Noted, MESSAGE_NAME, Noted, TOPIC))


@dataclass(frozen=True, slots=True)
class NotedThere:
    """The reader's shape of the message: only what it needs."""

    number: int


def react(received: Received) -> list[Reaction]:
    """Each message becomes an event of a stream of its own, whose id is the message's."""
    origin = received.origin.causation
    return [Reaction(NOTES, origin, NoteElsewhere(origin), (NOTED_ALREADY,))] if origin else []


SUBSCRIPTION = Subscription((TOPIC,), {MESSAGE_NAME: NotedThere}, react)
DEAF = Subscription((TOPIC,))
