"""The calls of the pages about what the services hold of a person, and the fields that the pages use of each answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, TypeAlias
from uuid import UUID

import msgspec

from portal.site.calls import Call, NoBody, Service, reads


class OnRecord(msgspec.Struct, frozen=True):
    """Something that was recorded about the person. `details` are whatever the log has of it."""

    at: datetime
    what: str
    details: msgspec.Raw


class Typed(msgspec.Struct, frozen=True):
    name: str
    values: tuple[str, ...]


class Draft(msgspec.Struct, frozen=True):
    """What the person has typed and not sent."""

    typed: tuple[Typed, ...]
    kept_until: datetime | None


class Access(msgspec.Struct, frozen=True):
    """`reader` looked at `what` of the person's, or of all people of the cohort `everyone_of`."""

    at: datetime
    reader: UUID
    everyone_of: UUID | None
    what: str


class Application(msgspec.Struct, frozen=True):
    application: UUID
    cohort: UUID
    state: str


class Cohort(msgspec.Struct, frozen=True):
    cohort: UUID
    title: str


class Recruiting(msgspec.Struct, frozen=True):
    facts: tuple[OnRecord, ...]
    drafts: tuple[Draft, ...]
    applications: tuple[Application, ...]
    cohorts: tuple[Cohort, ...]


class Pair(msgspec.Struct, frozen=True):
    partnership: UUID


class Matching(msgspec.Struct, frozen=True):
    facts: tuple[OnRecord, ...]
    drafts: tuple[Draft, ...]
    pairs: tuple[Pair, ...]


class Partnership(msgspec.Struct, frozen=True):
    cohort: UUID
    formed_on: date
    ended_on: date | None


class Journal(msgspec.Struct, frozen=True):
    facts: tuple[OnRecord, ...]
    drafts: tuple[Draft, ...]
    partnerships: tuple[Partnership, ...]


class Survey(msgspec.Struct, frozen=True):
    title: str
    closes_on: date
    answered: bool


class Evaluation(msgspec.Struct, frozen=True):
    facts: tuple[OnRecord, ...]
    drafts: tuple[Draft, ...]
    surveys: tuple[Survey, ...]


class ApplicationText(msgspec.Struct, frozen=True):
    """A text that the person wrote in an application. `what` is what it answers."""

    cohort: UUID
    what: str
    words: str
    written_on: date


class PartnershipText(msgspec.Struct, frozen=True):
    """A text that the person wrote in a partnership. `words` is None where nobody can read it any more."""

    what: str
    words: str | None
    written_on: date
    ended_on: date | None


Accesses: TypeAlias = tuple[Access, ...]

RECRUITING: Final = reads(Service.RECRUITMENT, "/me/data", Recruiting)
MATCHING: Final = reads(Service.MATCHING, "/me/data", Matching)
JOURNAL: Final = reads(Service.PARTNERSHIP_JOURNAL, "/me/data", Journal)
EVALUATION: Final = reads(Service.EVALUATION, "/me/data", Evaluation)

READERS_OF_RECRUITING: Final = reads(Service.RECRUITMENT, "/me/access-records", Accesses)
READERS_OF_MATCHING: Final = reads(Service.MATCHING, "/me/access-records", Accesses)
READERS_OF_JOURNAL: Final = reads(Service.PARTNERSHIP_JOURNAL, "/me/access-records", Accesses)
READERS_OF_EVALUATION: Final = reads(Service.EVALUATION, "/me/access-records", Accesses)
READERS: Final[Mapping[Service, Call[NoBody, Accesses]]] = {
    call.service: call for call in (READERS_OF_RECRUITING, READERS_OF_MATCHING, READERS_OF_JOURNAL, READERS_OF_EVALUATION)
}

OWN_APPLICATION_TEXTS: Final = reads(Service.RECRUITMENT, "/me/writing", tuple[ApplicationText, ...])
OWN_PARTNERSHIP_TEXTS: Final = reads(Service.PARTNERSHIP_JOURNAL, "/me/writing", tuple[PartnershipText, ...])
