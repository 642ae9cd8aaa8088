"""What recruitment knows people and cohorts by."""

from typing import NewType
from uuid import UUID

CohortId = NewType("CohortId", UUID)
PersonId = NewType("PersonId", UUID)
TextId = NewType("TextId", UUID)
"""The id of a text's key, which opens nothing to whoever has no key."""
