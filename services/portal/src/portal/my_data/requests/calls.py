"""The calls of the pages about requests, an erasure among them, and the fields that the pages use of each answer."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Kind(StrEnum):
    """What is asked for in words. An erasure has none."""

    RECTIFICATION = "rectification"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    COMPLAINT = "complaint"


ERASURE: Final = "erasure"


class Request(msgspec.Struct, frozen=True):
    """`state`: asked, looked_at, answered, retracted. `not_before`: an erasure that is only asked for begins then or later."""

    request: UUID
    reference: str
    kind: str
    state: str
    made_on: date
    acknowledge_by: date | None
    acknowledged_on: date | None
    answer_by: date
    answered_on: date | None
    outcome: str | None
    ground: str | None
    not_before: date | None

    @property
    def is_open_erasure(self) -> bool:
        return self.kind == ERASURE and self.state in {"asked", "looked_at"}


class RequestAnswer(msgspec.Struct, frozen=True):
    """`asked` is what the person wrote, `reason` the words for them; `remedies` what they can do if they do not agree."""

    asked: str | None
    reason: str | None
    remedies: str | None


class NewRequest(msgspec.Struct, frozen=True):
    kind: Kind
    words: str


class Survey(msgspec.Struct, frozen=True):
    title: str
    answered: bool


class Surveys(msgspec.Struct, frozen=True):
    surveys: tuple[Survey, ...]


MINE: Final = reads(Service.RECRUITMENT, "/me/requests", tuple[Request, ...])
ANSWER: Final = reads(Service.RECRUITMENT, "/me/requests/{request}/answer", RequestAnswer)
MAKE: Final = Call(Service.RECRUITMENT, Method.POST, "/me/requests", NewRequest, Written)
ERASE: Final = Call(Service.RECRUITMENT, Method.POST, "/me/erasures", NoBody, Written)
TAKE_BACK: Final = Call(Service.RECRUITMENT, Method.POST, "/me/erasures/retractions", NoBody, Written)
SURVEYS: Final = reads(Service.EVALUATION, "/me/data", Surveys)
