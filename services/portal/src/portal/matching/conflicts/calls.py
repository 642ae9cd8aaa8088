"""The calls of the pages on which a matcher enters that two people must not be paired."""

from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.matching.acts.calls import Couple
from portal.site.calls import Call, Method, Service, Written, reads


class Kind(StrEnum):
    DECLARED = "declared"
    DECIDES = "decides"


class NewConflict(msgspec.Struct, frozen=True):
    one: UUID
    other: UUID
    conflict: Kind


class OwnConflict(msgspec.Struct, frozen=True):
    """As the reader entered it."""

    one: UUID
    other: UUID
    conflict: str


class NamedCohort(msgspec.Struct, frozen=True):
    title: str


COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", NamedCohort)
OWN: Final = reads(Service.MATCHING, "/cohorts/{cohort}/conflicts", tuple[OwnConflict, ...])
ENTER: Final = Call(Service.MATCHING, Method.POST, "/cohorts/{cohort}/conflicts", NewConflict, Written)
LIFT: Final = Call(Service.MATCHING, Method.POST, "/cohorts/{cohort}/conflicts/lifts", Couple, Written)
