"""The calls of the pages about consents, and the fields that the pages use of each answer."""

from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, Service, Written, reads


class Application(msgspec.Struct, frozen=True):
    application: UUID


class Cohort(msgspec.Struct, frozen=True):
    title: str


class Consent(msgspec.Struct, frozen=True):
    """`granted` is the latest answer. `wording` has the version `wording_version`, to which another answer is given."""

    purpose: str
    granted: bool
    wording: str
    wording_version: int


class OwnApplication(msgspec.Struct, frozen=True):
    """`months_kept` is None once the application is over."""

    application: UUID
    cohort: Cohort
    state: str
    consents: tuple[Consent, ...]
    months_kept: int | None

    def consent(self, purpose: str) -> Consent | None:
        return next((each for each in self.consents if each.purpose == purpose), None)


class Purpose(StrEnum):
    TAKE_PART = "take_part"
    PROFILE_SHOWN = "profile_shown"
    SURVEY = "survey"
    INTERVIEW = "interview"
    RECORDING = "recording"
    QUOTES = "quotes"
    JOURNAL_EXTRACTS = "journal_extracts"
    NATIONAL_COUNTS = "national_counts"
    LATER_CONTACT = "later_contact"


class ChangedConsent(msgspec.Struct, frozen=True):
    purpose: Purpose
    granted: bool
    version: int


class ChangedConsents(msgspec.Struct, frozen=True):
    """Those that change; the others stay."""

    consents: tuple[ChangedConsent, ...]


MINE: Final = reads(Service.RECRUITMENT, "/applications/mine", tuple[Application, ...])
OWN: Final = reads(Service.RECRUITMENT, "/applications/{application}/own", OwnApplication)
CHANGE: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/consents", ChangedConsents, Written)
