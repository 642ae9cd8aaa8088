"""What evaluation knows things by: opaque ids, never a name."""

from typing import NewType
from uuid import UUID

AnswerId = NewType("AnswerId", UUID)
CohortId = NewType("CohortId", UUID)
PartnershipId = NewType("PartnershipId", UUID)
PersonId = NewType("PersonId", UUID)
TrustId = NewType("TrustId", UUID)
