"""The calls of the pages about exceptions to the rules about roles, and the fields that they use of each answer."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Rule(StrEnum):
    CONTENT_CLOSED = "content_closed"
    INVITED_TO_SURVEY = "invited_to_survey"


class Excepted(msgspec.Struct, frozen=True):
    """`reason` is None where it cannot be shown. `ended_on` where it was ended early."""

    exception: UUID
    person: UUID
    rule: str
    reason: str | None
    recorded_by: UUID
    begins_on: date
    last_day: date
    ended_on: date | None
    in_force: bool


class NewException(msgspec.Struct, frozen=True):
    rule: Rule
    reason: str
    last_day: date


EXCEPTIONS: Final = reads(Service.RECRUITMENT, "/exceptions", tuple[Excepted, ...])
RECORD: Final = Call(Service.RECRUITMENT, Method.POST, "/people/{person}/exceptions", NewException, Written)
END: Final = Call(Service.RECRUITMENT, Method.POST, "/exceptions/{exception}/ends", NoBody, Written)
