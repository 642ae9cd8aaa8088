"""What the journal hears from recruitment and matching: of each message the fields that it needs."""

from dataclasses import dataclass
from datetime import date

from partnership_journal.domain.identities import CohortId, PartnershipId, PersonId


@dataclass(frozen=True, slots=True)
class CohortOpened:
    cohort: CohortId
    title: str
    word_senior: str
    word_served: str
    launch_on: date


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    cohort: CohortId
    person: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    cohort: CohortId
    person: PersonId


@dataclass(frozen=True, slots=True)
class Pair:
    partnership: PartnershipId
    senior: PersonId
    colleague: PersonId


@dataclass(frozen=True, slots=True)
class PairsPublished:
    cohort: CohortId
    published_on: date
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PairsUnpublished:
    unpublished_on: date
    partnerships: tuple[PartnershipId, ...]


@dataclass(frozen=True, slots=True)
class PersonErased:
    person: PersonId
