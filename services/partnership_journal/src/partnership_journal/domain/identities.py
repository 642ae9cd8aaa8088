"""What the journal knows things by: opaque ids, never a name."""

from typing import NewType
from uuid import UUID

CohortId = NewType("CohortId", UUID)
GoalId = NewType("GoalId", UUID)
PartnershipId = NewType("PartnershipId", UUID)
PersonId = NewType("PersonId", UUID)
TextId = NewType("TextId", UUID)
"""The key under which a text is sealed: one is made for each."""
