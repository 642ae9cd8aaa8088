"""The published language: which stored events become which messages, so that the inside can change without the contract."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from plp_kit.core.events import Recorded
from plp_kit.messaging.bus.port import Message

Event = TypeVar("Event")
Published = TypeVar("Published")


@dataclass(frozen=True, slots=True)
class Publication(Generic[Event, Published]):
    """`name` is the contract's, `service.Name.v1`; `shape` its dataclass; `topic` the second half of the topic's name."""

    event: type[Event]
    name: str
    shape: type[Published]
    topic: str
    translate: Callable[[Recorded[Event]], Published]


AnyPublication = Publication[Any, Any]


class PublishedLanguage:
    """All that a service says to others. An event outside the table stays inside."""

    def __init__(self, *publications: AnyPublication) -> None:
        self._by_event = {publication.event: publication for publication in publications}

    def __iter__(self) -> Iterator[AnyPublication]:
        return iter(self._by_event.values())

    def topic_of(self, event: object) -> str | None:
        publication = self._by_event.get(type(event))
        return publication.topic if publication else None

    def message(self, recorded: Recorded[object], sequence: int) -> Message:
        """The message at this place of its topic. Raises KeyError for an event that is not published."""
        publication = self._by_event[type(recorded.event)]
        return Message(
            id=recorded.id,
            name=publication.name,
            stream=str(recorded.stream),
            sequence=sequence,
            at=recorded.origin.at,
            data=msgspec.json.encode(publication.translate(recorded)),
            correlation=recorded.origin.correlation,
            causation=recorded.origin.causation,
            traceparent=recorded.origin.traceparent,
        )
