"""The calls of the pages about one's partner, the Guide and a session, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Opening(msgspec.Struct, frozen=True):
    """`went_on` and `shows_address` are the reader's own: of the partner nothing is told."""

    decides_until: date
    opened: bool
    went_on: bool
    shows_address: bool


class Session(msgspec.Struct, frozen=True):
    session: UUID
    kind: str
    on: date
    how: str


class Partnership(msgspec.Struct, frozen=True):
    """`opening` is None in a pair that nobody announced."""

    partnership: UUID
    cohort: UUID
    formed_on: date
    ended_on: date | None
    opening: Opening | None
    sessions: tuple[Session, ...]


class OwnPartnership(msgspec.Struct, frozen=True):
    partnership: UUID
    partner: UUID
    formed_on: date
    ended_on: date | None


class Why(msgspec.Struct, frozen=True):
    partnership: UUID
    sentence: str


class AnsweredQuestion(msgspec.Struct, frozen=True):
    question: str
    answer: str | None


class Profile(msgspec.Struct, frozen=True):
    answers: tuple[AnsweredQuestion, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]


class Partner(msgspec.Struct, frozen=True):
    """`open`: profile and address may be there. Nothing is shown of a partner who is not `available`."""

    name: str | None
    open: bool
    available: bool
    profile: Profile | None
    address: str | None


class GuidePage(msgspec.Struct, frozen=True):
    """`text` is Markdown, its headings of level 2 and below."""

    page: UUID
    title: str
    text: str


class Guide(msgspec.Struct, frozen=True):
    """The pages in their order."""

    pages: tuple[GuidePage, ...]


class OwnSession(Session, frozen=True):
    cohort: UUID
    title: str
    aims: tuple[str, ...]


class Contact(msgspec.Struct, frozen=True):
    shows_address: bool


MINE: Final = reads(Service.PARTNERSHIP_JOURNAL, "/partnerships/mine", tuple[OwnPartnership, ...])
PARTNERSHIP: Final = reads(Service.PARTNERSHIP_JOURNAL, "/partnerships/{partnership}", Partnership)
WHY: Final = reads(Service.MATCHING, "/pairs/mine", tuple[Why, ...])
PARTNER: Final = reads(Service.RECRUITMENT, "/partnerships/{partnership}/partner", Partner)
GUIDE: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/guide", Guide)
SESSION: Final = reads(Service.PARTNERSHIP_JOURNAL, "/sessions/{session}/own", OwnSession)
GO_ON: Final = Call(Service.PARTNERSHIP_JOURNAL, Method.POST, "/partnerships/{partnership}/continuations", Contact, Written)
REFUSE: Final = Call(Service.PARTNERSHIP_JOURNAL, Method.POST, "/partnerships/{partnership}/refusals", NoBody, Written)
CHOOSE: Final = Call(Service.PARTNERSHIP_JOURNAL, Method.POST, "/partnerships/{partnership}/contact-choices", Contact, Written)
