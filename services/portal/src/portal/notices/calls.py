"""The call of the page about a cohort's e-mails, and the fields that the page uses of its answer."""

from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Service, reads


class Kind(msgspec.Struct, frozen=True):
    """A wording with what it says, and how many e-mails of it are in which state."""

    wording: str
    subject: str
    text: str
    by_state: dict[str, int]


class NotArrived(msgspec.Struct, frozen=True):
    """States: refused, returned. `name` is None where it is not available to the reader."""

    application: UUID
    name: str | None
    wording: str
    state: str
    at: datetime


class Overview(msgspec.Struct, frozen=True):
    title: str
    kinds: tuple[Kind, ...]
    not_arrived: tuple[NotArrived, ...]


OVERVIEW: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/notices/overview", Overview)
