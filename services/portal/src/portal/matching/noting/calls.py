"""The calls of the pages on which a note about two people is written and withdrawn."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"


class NewNote(msgspec.Struct, frozen=True):
    """It counts up to and on `until`; without a day, for the whole round."""

    one: UUID
    other: UUID
    stance: Stance
    reason: str
    until: date | None


class Note(msgspec.Struct, frozen=True):
    """`reason` is None where it is destroyed."""

    note: UUID
    one: UUID
    other: UUID
    stance: str
    author: UUID
    until: date | None
    reason: str | None


WRITE: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/notes", NewNote, Written)
NOTES: Final = reads(Service.MATCHING, "/rounds/{round_id}/notes", tuple[Note, ...])
WITHDRAW: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/notes/{note}/withdrawals", NoBody, Written)
