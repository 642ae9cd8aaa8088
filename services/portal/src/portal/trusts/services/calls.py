"""The calls of the pages about services, the same to each service, and the fields that the pages use of each answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, TypeAlias

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads

NATIONAL: Final = "national"
"""The tenant of the service to which trusts are data."""
AT: Final = "/operations/{tenant}/topics/{topic}"


class Counts(msgspec.Struct, frozen=True):
    published: int
    to_number: int
    to_ship: int
    due: int
    parked: int
    halted: int


class WrittenTopic(msgspec.Struct, frozen=True):
    topic: str
    numbered: int
    shipped: int
    halted: str | None
    reason: str | None


class ReadTopic(msgspec.Struct, frozen=True):
    topic: str
    taken: int
    halted: str | None
    reason: str | None


class Progress(msgspec.Struct, frozen=True):
    tenant: str
    counts: Counts
    writes: tuple[WrittenTopic, ...]
    reads: tuple[ReadTopic, ...]


class Operations(msgspec.Struct, frozen=True):
    release: str
    tenants: tuple[Progress, ...]


class Parked(msgspec.Struct, frozen=True):
    """`ahead` messages about the same thing are parked before it."""

    topic: str
    sequence: int
    name: str
    at: datetime
    parked_at: datetime
    code: str
    reason: str
    attempts: int
    ahead: int


class Act(msgspec.Struct, frozen=True):
    """`operator` is an id where they worked on these pages."""

    at: datetime
    operator: str
    action: str
    topic: str
    sequence: int | None
    outcome: str
    reason: str | None


class OneTrust(msgspec.Struct, frozen=True):
    release: str
    progress: Progress
    parked: tuple[Parked, ...]
    next: str | None
    acts: tuple[Act, ...]


class Topic(msgspec.Struct, frozen=True):
    topic: str
    is_read: bool
    last: int
    halted: str | None
    reason: str | None
    acts: tuple[Act, ...]


class Message(msgspec.Struct, frozen=True):
    message: Parked
    droppable: bool
    acts: tuple[Act, ...]


class NamedTrust(msgspec.Struct, frozen=True):
    trust: str
    name: str | None


class MayHaveReason(msgspec.Struct, frozen=True):
    reason: str | None


class Reason(msgspec.Struct, frozen=True):
    reason: str


Acting: TypeAlias = Call[MayHaveReason, Written]

TRUSTS: Final = reads(Service.RECRUITMENT, "/taken-on", tuple[NamedTrust, ...])
ALL: Final[Mapping[Service, Call[NoBody, Operations]]] = {each: reads(each, "/operations", Operations) for each in Service}
ONE: Final[Mapping[Service, Call[NoBody, OneTrust]]] = {
    each: reads(each, "/operations/{tenant}", OneTrust, "cursor") for each in Service
}
TOPIC: Final[Mapping[Service, Call[NoBody, Topic]]] = {each: reads(each, AT, Topic) for each in Service}
RESUME: Final[Mapping[Service, Acting]] = {
    each: Call(each, Method.POST, f"{AT}/resumptions", MayHaveReason, Written) for each in Service
}
MESSAGE: Final[Mapping[Service, Call[NoBody, Message]]] = {
    each: reads(each, f"{AT}/parked/{{sequence}}", Message) for each in Service
}
RETRY: Final[Mapping[Service, Acting]] = {
    each: Call(each, Method.POST, f"{AT}/parked/{{sequence}}/retries", MayHaveReason, Written) for each in Service
}
DROP: Final[Mapping[Service, Call[Reason, Written]]] = {
    each: Call(each, Method.POST, f"{AT}/parked/{{sequence}}/drops", Reason, Written) for each in Service
}
