"""What the journal knows things by: opaque ids, and ids that follow from ids. Nothing about a person goes into them."""

from typing import Final, NewType
from uuid import UUID, uuid5

from plp_kit.core.sealed import Sealed

CohortId = NewType("CohortId", UUID)
GoalId = NewType("GoalId", UUID)
PartnershipId = NewType("PartnershipId", UUID)
PersonId = NewType("PersonId", UUID)
TextId = NewType("TextId", UUID)

PARTICIPANT: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c021")
TEXT: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c022")


def participant_id(cohort: CohortId, person: PersonId) -> UUID:
    """One participant a person and cohort."""
    return uuid5(PARTICIPANT, f"{cohort} {person}")


def text_id(text: Sealed) -> TextId:
    """By which its author names a text. Its key is named to nobody, and other words have another id."""
    return TextId(uuid5(TEXT, str(text.key)))
