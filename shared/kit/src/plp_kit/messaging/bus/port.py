"""The bus as the platform uses it: numbered messages on topics, which can be read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

LARGEST_DATA = 512 * 1024
"""Bytes of `Message.data` that every topic takes. A stored event may be half as large."""


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A tenant's topic; its text is `tenant.name`. A message's tenant is its topic's; a tenant in the payload is ignored."""

    tenant: str
    name: str

    def __str__(self) -> str:
        return f"{self.tenant}.{self.name}"

    @classmethod
    def parse(cls, text: str) -> "Topic":
        """Raises ValueError when `text` is not `tenant.name`."""
        tenant, dot, name = text.partition(".")
        if not (tenant and dot and name):
            raise ValueError(f"not a topic: {text!r} (expected tenant.name)")
        return cls(tenant, name)


@dataclass(frozen=True, slots=True)
class Message:
    """A published fact. `sequence` is dense from 1 on its topic; `stream` is the key; `data` is JSON in UTF-8."""

    id: UUID
    name: str
    stream: str
    sequence: int
    at: datetime
    data: bytes
    correlation: UUID
    causation: UUID | None = None
    traceparent: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What an operator may see of a message: everything but its content."""

    sequence: int
    id: UUID
    name: str
    stream: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Undecodable:
    """A record that is no readable message. `sequence` and `id` are set if the headers have them; `reason` quotes no content."""

    reason: str
    data: bytes
    sequence: int | None = None
    id: UUID | None = None
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that was read, its topic, and the cursor at which a reader goes on after it."""

    topic: Topic
    cursor: int
    message: Message | Undecodable


class SendFailed(Exception):
    """The bus did not acknowledge everything; what was acknowledged is unknown, so all of it is sent again."""


class TooLarge(SendFailed):
    """A message is larger than LARGEST_DATA. Earlier ones are sent; this and later ones are not."""


class Unreachable(Exception):
    """The bus does not answer, or refuses this principal; the message says which."""


class TopicRefused(Unreachable):
    """The bus answers, but this principal cannot read `topics`: they do not exist or are not granted. Other topics go on."""

    def __init__(self, topics: Sequence[Topic], message: str) -> None:
        super().__init__(message)
        self.topics = tuple(topics)


class Sender(Protocol):
    """Sends to any topic that this principal may write. One thread uses it at a time; connections are made when first needed."""

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        """Returns once every message is acknowledged. They must ascend; sequences that the topic holds already may be repeated.

        Blocks up to its time limit. Raises SendFailed, after which the same messages may be sent again.
        """

    def last_sequence(self, topic: Topic) -> int:
        """The highest sequence on the topic, 0 when it is empty. Raises Unreachable."""
        ...

    def close(self) -> None:
        """Releases connections; the sender is not used again."""


class Reader(Protocol):
    """Reads any number of topics, each in its own order. One thread uses it at a time; connections are made when first needed.

    May repeat messages but never skips one unnoticed, since `sequence` shows what is missing. A cursor beyond a topic's
    end (the topic was made again) reads from the beginning. A message's cursor is never below its sequence, so that
    on either bus a reader may begin at the last sequence that it has applied.
    """

    def follow(self, cursors: Mapping[Topic, int]) -> None:
        """From now on read these topics, each from after its cursor (0 = the beginning), and no others.

        Keeps its cursor on topics that it follows already. Does not contact the bus.
        """

    def read(self, limit: int, timeout: float) -> Sequence[Delivery]:
        """At most `limit` messages; waits up to `timeout` seconds for the first.

        Raises Unreachable; reading goes on where it was once the bus is back. Raises TopicRefused at most every few seconds, and
        goes on with the other topics in between.
        """
        ...

    def seek(self, topic: Topic, cursor: int) -> None:
        """Read this topic again from after `cursor` (0 = the beginning). A topic that is not followed is left alone."""

    def close(self) -> None:
        """Releases connections; the reader is not used again."""


class Administrator(Protocol):
    """Makes topics, principals and grants, and lists what is on a topic. Every call can be repeated. Raises Unreachable."""

    def create(self, topics: Sequence[Topic]) -> None:
        """Makes the topics that are missing, with one partition, no expiry and no compaction. Raises Unfit."""

    def delete(self, topics: Sequence[Topic]) -> None:
        """Removes topics with everything on them, for a restore that fills them again. Grants stay."""

    def enrol(self, principal: str, password: str) -> None:
        """Makes sure that the principal can sign in. Adapters differ on logins that exist already."""

    def allow(self, principal: str, *, writes: Sequence[Topic], reads: Sequence[Topic]) -> None:
        """Adds grants and removes none. A principal that may write a topic may also ask where it ends."""

    def beyond(self, topic: Topic, sequence: int) -> Sequence[Heading]:
        """Every message above `sequence`, each once, in order of their numbers, without content."""
        ...

    def close(self) -> None:
        """Releases connections; the administrator is not used again."""


class Unfit(Exception):
    """A topic of that name exists with settings that the platform cannot use; the message says which."""
