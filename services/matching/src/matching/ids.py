"""What matching knows things by: opaque ids, never a name; and ids that follow from ids."""

from typing import Final, NewType, TypeAlias
from uuid import UUID, uuid5

ApplicationId = NewType("ApplicationId", UUID)
CohortId = NewType("CohortId", UUID)
ConflictId = NewType("ConflictId", UUID)
NoteId = NewType("NoteId", UUID)
PartnershipId = NewType("PartnershipId", UUID)
PersonId = NewType("PersonId", UUID)
RoundId = NewType("RoundId", UUID)

Pair: TypeAlias = frozenset[PersonId]
"""Two people, in no order."""

FIRST_ROUND: Final = UUID("6e1d3f52-4b7c-4d8e-8a21-93c0b5e7d001")
CONFLICTS: Final = UUID("6e1d3f52-4b7c-4d8e-8a21-93c0b5e7d004")
PARTNERSHIP: Final = UUID("6e1d3f52-4b7c-4d8e-8a21-93c0b5e7d003")


def first_round_id(cohort: UUID) -> RoundId:
    return RoundId(uuid5(FIRST_ROUND, str(cohort)))


def conflicts_id(cohort: UUID, matcher: PersonId) -> UUID:
    """A matcher has one list of conflicts a cohort."""
    return uuid5(CONFLICTS, f"{cohort} {matcher}")


def partnership_id(round_id: UUID, senior: PersonId, colleague: PersonId, publications: int = 0) -> PartnershipId:
    """Taken back and published again, two people form another partnership."""
    again = f" {publications}" if publications else ""
    return PartnershipId(uuid5(PARTNERSHIP, f"{round_id} {senior} {colleague}{again}"))
