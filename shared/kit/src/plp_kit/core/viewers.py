"""Who views what somebody wrote."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Viewer:
    """`access` is the id of this one access: the ids of its records follow from it."""

    person: UUID
    access: UUID
