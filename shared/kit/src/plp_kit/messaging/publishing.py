"""The published language: which stored events become which messages, so that the inside can change without the contract."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, Generic, TypeVar

import msgspec

from plp_kit.core.events import Recorded
from plp_kit.messaging.bus.port import Message

Event = TypeVar("Event")
Published = TypeVar("Published")


class Unmapped(TypeError):
    """A field of a message that its event does not have, under its own name or the name in `renamed`."""


@dataclass(frozen=True, slots=True)
class Publication(Generic[Event, Published]):
    """`name` is the contract's, `service.Name.v1`; `shape` its dataclass; `topic` the second half of the topic's name.

    Without `translate` a message takes each field from the event: from the field of the same name, from the path that `renamed`
    gives (`{"published_on": "on", "title": "plan.title"}`), or, where that is "id", the stream's id.
    """

    event: type[Event]
    name: str
    shape: type[Published]
    topic: str
    translate: Callable[[Recorded[Event]], Published] | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises Unmapped where the first step of a path is not in the event: a wrong mapping shows when a service starts."""
        for each in fields(self.shape) if self.translate is None else ():  # type: ignore[arg-type]
            first = self.renamed.get(each.name, each.name).partition(".")[0]
            if first != "id" and not hasattr(self.event, first):
                raise Unmapped(f"{self.name} has {each.name}, {self.event.__name__} has no {first}")

    def message(self, recorded: Recorded[Event]) -> Published:
        if self.translate is not None:
            return self.translate(recorded)
        values = {each.name: self._value(recorded, each) for each in fields(self.shape)}  # type: ignore[arg-type]
        return msgspec.convert(values, self.shape, from_attributes=True)

    def _value(self, recorded: Recorded[Event], into: Field[Any]) -> object:
        path = self.renamed.get(into.name, into.name)
        if path == "id":
            return recorded.stream.id
        value: object = recorded.event
        for name in path.split("."):
            value = getattr(value, name)
        return value


AnyPublication = Publication[Any, Any]


class PublishedLanguage:
    """All that a service publishes. An event that is not in the table stays inside."""

    def __init__(self, *publications: AnyPublication) -> None:
        self._by_event = {publication.event: publication for publication in publications}

    def __iter__(self) -> Iterator[AnyPublication]:
        return iter(self._by_event.values())

    def topic_of(self, event: object) -> str | None:
        publication = self._by_event.get(type(event))
        return publication.topic if publication else None

    def message(self, recorded: Recorded[object], sequence: int) -> Message:
        """The message with this sequence on its topic. Raises KeyError for an event that is not published."""
        publication = self._by_event[type(recorded.event)]
        return Message(
            id=recorded.id,
            name=publication.name,
            stream=str(recorded.stream),
            sequence=sequence,
            at=recorded.origin.at,
            data=msgspec.json.encode(publication.message(recorded)),
            correlation=recorded.origin.correlation,
            causation=recorded.origin.causation,
            traceparent=recorded.origin.traceparent,
        )
