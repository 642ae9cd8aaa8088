"""What matching hears from recruitment, as it reads it: the fields that it needs."""

from dataclasses import dataclass
from datetime import date

from matching.domain.candidates import Side
from matching.domain.identities import ApplicationId, CohortId, PersonId
from plp_kit.consuming.reading import Count
from plp_kit.sealed import Sealed

RECRUITMENT = "recruitment"


@dataclass(frozen=True, slots=True)
class RecruitingClosed:
    """`accepted` people were accepted so far, gone since or not."""

    cohort: CohortId
    accepted: Count


@dataclass(frozen=True, slots=True)
class ApplicantAccepted:
    application: ApplicationId
    cohort: CohortId
    person: PersonId
    sides: frozenset[Side]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class ApplicantWithdrew:
    """Said of people who were never accepted, too."""

    application: ApplicationId


@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    application: ApplicationId
    on: date


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Nothing sealed of theirs opens any more."""

    person: PersonId
