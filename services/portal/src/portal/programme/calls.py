"""The calls of the pages about a trust's programme settings, and the settings themselves: they are read, changed and sent."""

from datetime import date
from typing import Final, Literal, TypeAlias
from uuid import UUID

import msgspec

from portal.site.calls import Call, Email, Method, NoBody, Service, Written, reads
from portal.site.drafts import calls as drafts
from portal.site.drafts.calls import NOTHING_KEPT, Drafts, KeptDraft

Purpose: TypeAlias = Literal[
    "take_part",
    "profile_shown",
    "survey",
    "interview",
    "recording",
    "quotes",
    "journal_extracts",
    "national_counts",
    "later_contact",
]
Activity: TypeAlias = Literal[
    "recruiting",
    "access_needs",
    "matching",
    "journal",
    "concerns",
    "survey",
    "interviews",
    "national_counts",
    "later_contact",
]
Basis: TypeAlias = Literal["consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"]
Step: TypeAlias = Literal["approve", "refuse", "take_back"]
Condition: TypeAlias = Literal["explicit_consent", "employment", "substantial_public_interest", "research", "not_special"]


class Words(msgspec.Struct, frozen=True):
    senior: str
    served: str


class Lists(msgspec.Struct, frozen=True):
    interests: tuple[str, ...]
    sites: tuple[str, ...]
    directorates: tuple[str, ...]
    professions: tuple[str, ...]


class ConsentText(msgspec.Struct, frozen=True):
    purpose: Purpose
    version: int
    wording: str


class Retention(msgspec.Struct, frozen=True):
    """In months."""

    closed_applications: int
    matching_notes: int
    journals: int
    transcripts: int
    survey_answers: int
    consents: int
    access_records: int
    notices: int
    requests: int


class CleanErasures(msgspec.Struct, frozen=True):
    assessment: str
    wait_days: int
    looked_at_one_in: int


class Processing(msgspec.Struct, frozen=True):
    activity: Activity
    basis: Basis
    condition: Condition
    recipients: tuple[str, ...]


class Controller(msgspec.Struct, frozen=True):
    name: str
    address: str
    officer_email: Email
    officer_telephone: str | None


class Settings(msgspec.Struct, frozen=True):
    """Without `clean_erasures` every erasure waits for a person."""

    words: Words
    groups_served: tuple[str, ...]
    senior_level: str
    positive_action_reason: str
    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_questions: tuple[str, ...]
    topics: tuple[str, ...]
    lists: Lists
    consent_texts: tuple[ConsentText, ...]
    retention: Retention
    clean_erasures: CleanErasures | None
    processing: tuple[Processing, ...]
    controller: Controller | None

    def consent(self, purpose: str) -> ConsentText | None:
        return next((each for each in self.consent_texts if each.purpose == purpose), None)

    def use(self, activity: str) -> Processing | None:
        return next((each for each in self.processing if each.activity == activity), None)


class Checked(msgspec.Struct, frozen=True):
    """Nothing is wrong with the settings, beside those of this version."""

    version: int


class ListedProposal(msgspec.Struct, frozen=True):
    """States: waiting, approved, refused, taken_back."""

    proposal: UUID
    proposed_on: date
    state: str
    answered_on: date | None


class KeptGroup(KeptDraft, frozen=True):
    question: str


class SettingsPage(msgspec.Struct, frozen=True):
    """`settings` and `since` are None, and `version` 0, before the first are approved. `trust` is the subject of the drafts."""

    trust: UUID
    version: int
    since: date | None
    settings: Settings | None
    proposals: tuple[ListedProposal, ...]
    drafts: tuple[KeptGroup, ...]

    def kept(self, question: str) -> KeptDraft:
        return next((draft for draft in self.drafts if draft.question == question), NOTHING_KEPT)


class Proposing(msgspec.Struct, frozen=True):
    revises: int
    settings: Settings
    reason: str | None


class Proposal(ListedProposal, frozen=True):
    """The operator's where `by` is None. `before` are the settings that it changes. `may`: approve, refuse, take_back."""

    revises: int
    by: UUID | None
    by_name: str | None
    reason: str | None
    answered_by: UUID | None
    answered_by_name: str | None
    answer_reason: str | None
    settings: Settings
    before: Settings | None
    may: tuple[Step, ...]


class Reason(msgspec.Struct, frozen=True):
    reason: str


DRAFTS: Final = Drafts(
    drafts.reading(Service.RECRUITMENT), drafts.keeping(Service.RECRUITMENT), drafts.dropping(Service.RECRUITMENT)
)
KEEP_DRAFT: Final = DRAFTS.keep
DROP_DRAFT: Final = DRAFTS.drop
SETTINGS: Final = reads(Service.RECRUITMENT, "/trust/settings", SettingsPage)
CHECK: Final = Call(Service.RECRUITMENT, Method.POST, "/trust/settings/checks", Settings, Checked)
PROPOSE: Final = Call(Service.RECRUITMENT, Method.POST, "/trust/proposals", Proposing, Written)
PROPOSAL: Final = reads(Service.RECRUITMENT, "/trust/proposals/{proposal}", Proposal)
APPROVE: Final = Call(Service.RECRUITMENT, Method.POST, "/trust/proposals/{proposal}/approvals", NoBody, Written)
REFUSE: Final = Call(Service.RECRUITMENT, Method.POST, "/trust/proposals/{proposal}/refusals", Reason, Written)
TAKE_BACK: Final = Call(Service.RECRUITMENT, Method.POST, "/trust/proposals/{proposal}/retractions", NoBody, Written)
