"""Ids that follow from ids: one participant a person and cohort. Nothing about a person goes into them."""

from uuid import UUID, uuid5

from partnership_journal.domain.identities import CohortId, PersonId

PARTICIPANT = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c021")


def participant_id(cohort: CohortId, person: PersonId) -> UUID:
    return uuid5(PARTICIPANT, f"{cohort} {person}")
