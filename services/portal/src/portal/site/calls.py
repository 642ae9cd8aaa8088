"""Calls to the services, and what they come to: an answer, or the reason why there is none. A page can show both."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeAlias, TypeVar

View = TypeVar("View")


class Service(StrEnum):
    """The services behind the pages; `PLP_<NAME>_URL` says where each of them is."""

    RECRUITMENT = "recruitment"
    MATCHING = "matching"
    PARTNERSHIP_JOURNAL = "partnership_journal"
    EVALUATION = "evaluation"
    INSIGHTS = "insights"


@dataclass(frozen=True, slots=True)
class Call(Generic[View]):
    """A GET. `path` is as in the service's OpenAPI, with ids in braces; `view` has those fields of the answer that pages use."""

    service: Service
    path: str
    view: type[View]


@dataclass(frozen=True, slots=True)
class Answer(Generic[View]):
    value: View


class ApiError(StrEnum):
    """`AWAY`: there was no answer, or one of another shape. `NOT_FOUND`: the service does not know it, or not yet."""

    AWAY = "away"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"


Outcome: TypeAlias = Answer[View] | ApiError


@dataclass(frozen=True, slots=True)
class Trust:
    """The trust that the session belongs to, for the header of every page."""

    name: str
    synthetic: bool


TRUST: Final = Call(Service.RECRUITMENT, "/trust", Trust)
