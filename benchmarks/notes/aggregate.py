"""What is measured: a stream of notes, each event of about 160 bytes as JSON, all of them published."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.aggregates import Aggregate, Reaction
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.stored import Stored, StoredEvents
from plp_kit.messaging.consuming.reacting import Heard, Hearing
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


@dataclass(frozen=True, slots=True)
class Noted:
    partnership: UUID
    number: int
    text: str


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


STORED: StoredEvents[Event] = StoredEvents(Stored(STORED_NAME, Noted), Stored("notes.noted_elsewhere.v1", NotedElsewhere))
NOTES: Aggregate[Command, Notes, Event] = Aggregate("note", Decider(Notes(), decide, evolve), STORED)


def _same(recorded: Recorded[Noted]) -> Noted:
    return recorded.event


LANGUAGE = PublishedLanguage(Publication(Noted, MESSAGE_NAME, Noted, TOPIC, _same))


@dataclass(frozen=True, slots=True)
class NotedThere:
    """The reader's shape of the message: only what it needs."""

    number: int


def react(heard: Heard) -> list[Reaction]:
    """Each message becomes an event of a stream of its own, whose id is the message's."""
    origin = heard.origin.causation
    return [Reaction(NOTES, origin, NoteElsewhere(origin), frozenset({NOTED_ALREADY.code}))] if origin else []


HEARING = Hearing((TOPIC,), {MESSAGE_NAME: NotedThere}, react)
DEAF = Hearing((TOPIC,))
