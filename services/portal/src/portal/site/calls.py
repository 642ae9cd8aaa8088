"""Calls to the services, and what they come to: an answer, or the reason why there is none. A page can show both."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Generic, NewType, TypeAlias, TypeVar
from uuid import UUID

import msgspec

Email = NewType("Email", str)
Url = NewType("Url", str)
View = TypeVar("View")
Body = TypeVar("Body", bound=msgspec.Struct)


class Service(StrEnum):
    """The services behind the pages; `PLP_<NAME>_URL` says where each of them is."""

    RECRUITMENT = "recruitment"
    MATCHING = "matching"
    PARTNERSHIP_JOURNAL = "partnership_journal"
    EVALUATION = "evaluation"
    INSIGHTS = "insights"


class Method(StrEnum):
    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"


class NoBody(msgspec.Struct, frozen=True):
    """Of a call that sends nothing."""


class File(msgspec.Struct, frozen=True):
    """What is in a file that somebody chose: nothing else of it is sent, and its name is told to nobody."""

    content: bytes

    def __repr__(self) -> str:
        return f"File({len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class Call(Generic[Body, View]):
    """One operation of a service, as its OpenAPI has it: a test compares them.

    `path` has ids in braces, `query` names what may follow it. `body` has all that the operation requires, `view` those fields
    of the answer that pages use. `seconds` is how long an answer may take, where it is long. A `dry_run` changes nothing, and
    says what the change would do.
    """

    service: Service
    method: Method
    path: str
    body: type[Body]
    view: type[View]
    query: tuple[str, ...] = ()
    seconds: float | None = None
    dry_run: bool = False


def reads(service: Service, path: str, view: type[View], *query: str, seconds: float | None = None) -> Call[NoBody, View]:
    return Call(service, Method.GET, path, NoBody, view, query, seconds)


@dataclass(frozen=True, slots=True)
class Answer(Generic[View]):
    """`version` is the stream's, where the answer has one: what a form shows is changed in that version and no other."""

    value: View
    version: int | None = None


class ApiError(StrEnum):
    """`AWAY`: there was no answer, or one of another shape. `NOT_FOUND`: the service does not know it, or not yet."""

    AWAY = "away"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"


class Wrong(msgspec.Struct, frozen=True):
    """A field that broke a rule, by its dotted path in the body; "" is the whole body."""

    field: str
    rule: str


@dataclass(frozen=True, slots=True)
class Invalid:
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """`code` is one of the operation's x-codes, `detail` the service's sentence for the person."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Somebody else changed it after the version that the form showed, `at` about then. Nothing was done."""

    at: datetime | None = None


Outcome: TypeAlias = Answer[View] | ApiError
Sent: TypeAlias = Answer[View] | Invalid | Refused | ChangedMeanwhile | ApiError


class Written(msgspec.Struct, frozen=True):
    """What a service answers to a change."""

    id: UUID
    version: int


class Trust(msgspec.Struct, frozen=True):
    """The trust that the session belongs to, for the header of every page."""

    name: str
    synthetic: bool


TRUST: Final = reads(Service.RECRUITMENT, "/trusts/{tenant}/public", Trust)
