"""What insights knows trusts by: the tenant's code, which is the topic's, never what a message says."""

from typing import NewType
from uuid import UUID

CohortId = NewType("CohortId", UUID)
ContributionId = NewType("ContributionId", UUID)
TrustCode = NewType("TrustCode", str)
