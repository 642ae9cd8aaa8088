"""The calls of the pages on which people apply, and the fields that the pages use of each answer."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, TypeAlias
from uuid import UUID

import msgspec

from portal.applying.calls import Choices, ProfileQuestion
from portal.site.calls import Call, Email, Method, Service, Written, reads
from portal.site.drafts.calls import NOTHING_KEPT, KeptDraft

Side: TypeAlias = Literal["senior", "served"]
Mode: TypeAlias = Literal["in_person", "virtual", "either"]
Slot: TypeAlias = Literal[
    "monday_morning",
    "monday_afternoon",
    "monday_evening",
    "tuesday_morning",
    "tuesday_afternoon",
    "tuesday_evening",
    "wednesday_morning",
    "wednesday_afternoon",
    "wednesday_evening",
    "thursday_morning",
    "thursday_afternoon",
    "thursday_evening",
    "friday_morning",
    "friday_afternoon",
    "friday_evening",
]
Purpose: TypeAlias = Literal["take_part", "profile_shown", "national_counts", "later_contact"]


class SentApplication(msgspec.Struct, frozen=True):
    application: UUID
    state: str


class OpenCohort(msgspec.Struct, frozen=True):
    """`applying` is open or not_yet, `apply_until` the last day for it. `begun`: there are drafts of the caller's."""

    cohort: UUID
    title: str
    applying: str
    recruiting_opens_on: date
    apply_until: date
    launch_on: date
    application: SentApplication | None
    begun: bool


class SeniorSide(msgspec.Struct, frozen=True):
    word: str
    level: str
    positive_action_reason: str


class ServedSide(msgspec.Struct, frozen=True):
    word: str
    groups: tuple[str, ...]


class AskedConsent(msgspec.Struct, frozen=True):
    """Nobody can apply without a consent that is `needed`."""

    purpose: str
    version: int
    wording: str
    needed: bool


class AllChoices(Choices, frozen=True):
    channels: tuple[str, ...]
    meeting_modes: tuple[str, ...]
    availability: tuple[str, ...]


class Offer(msgspec.Struct, frozen=True):
    """A cohort as its applicants read of it. `applying`: not_yet, open or over; `apply_until` is the last day for it."""

    title: str
    aims: tuple[str, ...]
    senior: SeniorSide
    served: ServedSide
    applying: str
    recruiting_opens_on: date
    apply_until: date
    matching_on: date
    launch_on: date
    length_months_min: int
    length_months_max: int
    questions: tuple[ProfileQuestion, ...]
    choices: AllChoices
    consents: tuple[AskedConsent, ...]
    months_kept: int


class KeptAnswer(KeptDraft, frozen=True):
    question: str


class ApplicationForm(msgspec.Struct, frozen=True):
    offer: Offer
    may_send: bool
    application: SentApplication | None
    drafts: tuple[KeptAnswer, ...]


def kept_of(drafts: Iterable[KeptAnswer], question: str) -> KeptDraft:
    return next((draft for draft in drafts if draft.question == question), NOTHING_KEPT)


class AnsweredConsent(msgspec.Struct, frozen=True):
    purpose: Purpose
    granted: bool
    version: int


class NotToPair(msgspec.Struct, frozen=True):
    """Somebody as the applicant wrote them."""

    name: str
    email: str | None
    department: str | None


class FilledIn(msgspec.Struct, frozen=True):
    """An application without whom somebody must not be paired with. To choose a side is to say that one may be on it."""

    sides: tuple[Side, ...]
    senior_role_confirmed: bool
    identifies_with_group: bool
    aims_confirmed: bool
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[str | None, ...]
    channel: str
    interests: tuple[str, ...]
    availability: tuple[Slot, ...]
    meeting_mode: Mode
    site: str | None
    directorate: str | None
    profession: str | None
    preferred_name: str | None
    consents: tuple[AnsweredConsent, ...]
    access_needs: str | None


class HandedIn(FilledIn, frozen=True):
    do_not_pair: tuple[NotToPair, ...]


class Contact(msgspec.Struct, frozen=True):
    name: str
    address: Email


OPEN: Final = reads(Service.RECRUITMENT, "/cohorts/open", tuple[OpenCohort, ...])
FORM: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/application-form", ApplicationForm)
CONTACT: Final = Call(Service.RECRUITMENT, Method.POST, "/me/contacts", Contact, Written)
HAND_IN: Final = Call(Service.RECRUITMENT, Method.POST, "/cohorts/{cohort}/applications", HandedIn, Written)
