"""What evaluation knows things by: opaque ids, never a name.

Some follow from other ids, so that a fact that arrives twice finds the same stream. Nothing about a person goes into them.
"""

from typing import NewType
from uuid import UUID, uuid5

from evaluation.catalogue.waves import Wave

AnswerId = NewType("AnswerId", UUID)
CohortId = NewType("CohortId", UUID)
PartnershipId = NewType("PartnershipId", UUID)
PersonId = NewType("PersonId", UUID)
TrustId = NewType("TrustId", UUID)

TRUST = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c041")
PARTICIPANT = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c042")
SURVEY = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c043")
CONTRIBUTION = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c044")


def trust_id(tenant: str) -> TrustId:
    return TrustId(uuid5(TRUST, tenant))


def participant_id(cohort: UUID, person: UUID) -> UUID:
    return uuid5(PARTICIPANT, f"{cohort} {person}")


def survey_id(cohort: UUID, wave: Wave) -> UUID:
    return uuid5(SURVEY, f"{cohort} {wave}")


def contribution_id(survey: UUID) -> UUID:
    """A survey belongs to one trust, cohort, group served and wave, so it has one contribution."""
    return uuid5(CONTRIBUTION, str(survey))
