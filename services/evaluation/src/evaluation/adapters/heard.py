"""What evaluation hears of the others, as far as it needs it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from plp_kit.messaging.consuming.reading import Count


@dataclass(frozen=True, slots=True)
class TrustOnboarded:
    name: str
    ods_code: str
    kind: str
    region: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class CohortOpened:
    cohort: UUID
    title: str
    group_served: str
    word_senior: str
    word_served: str
    launch_on: date
    survey_month: Count
    survey_days: Count


@dataclass(frozen=True, slots=True)
class ApplicantAccepted:
    """`consents` names the purposes agreed to."""

    cohort: UUID
    person: UUID
    consents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    cohort: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    cohort: UUID
    person: UUID
    on: date


@dataclass(frozen=True, slots=True)
class PersonErased:
    person: UUID


@dataclass(frozen=True, slots=True)
class PartnershipFormed:
    """`colleague` stands on the seat of the group served."""

    partnership: UUID
    cohort: UUID
    senior: UUID
    colleague: UUID
    formed_on: date
