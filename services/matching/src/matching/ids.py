"""What matching knows things by: opaque ids, never a name."""

from typing import NewType
from uuid import UUID

ApplicationId = NewType("ApplicationId", UUID)
CohortId = NewType("CohortId", UUID)
PartnershipId = NewType("PartnershipId", UUID)
PersonId = NewType("PersonId", UUID)
