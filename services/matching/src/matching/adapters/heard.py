"""What matching hears from recruitment, as it reads it: the fields that it needs."""

from dataclasses import dataclass
from datetime import date

from matching.domain.candidates import MeetingMode, Side
from matching.domain.identities import ApplicationId, CohortId, PersonId
from plp_kit.core.sealed import Sealed
from plp_kit.messaging.consuming.reading import Count

RECRUITMENT = "recruitment"


@dataclass(frozen=True, slots=True)
class CohortOpened:
    """`matching_notes_months` after launch notes and explanations are destroyed."""

    cohort: CohortId
    launch_on: date
    matching_notes_months: Count


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
    interests: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None
    wants: Sealed | None = None
    offers: Sealed | None = None
    waited: bool = False


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


@dataclass(frozen=True, slots=True)
class ReportingLinesRecorded:
    """Their managers, the nearest first, and their team; the latest replaces the ones before."""

    person: PersonId
    managers: tuple[PersonId, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Whom the person named, each an id under seal; the latest replaces the ones before."""

    application: ApplicationId
    cohort: CohortId
    person: PersonId
    others: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Two ids are one human."""

    person: PersonId
    same_as: PersonId
