"""Who views what somebody wrote."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Accessed(StrEnum):
    """What was viewed."""

    PROFILE = "profile"
    ACCESS_NEEDS = "access_needs"
    CONTACT = "contact"
    PREFERRED_NAME = "preferred_name"
    EXPORT = "export"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Viewer:
    """`access` is the id of this one access: the ids of its records follow from it."""

    person: UUID
    access: UUID
