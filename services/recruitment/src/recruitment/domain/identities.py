"""What recruitment knows people and cohorts by."""

from typing import NewType
from uuid import UUID

CohortId = NewType("CohortId", UUID)
PersonId = NewType("PersonId", UUID)
