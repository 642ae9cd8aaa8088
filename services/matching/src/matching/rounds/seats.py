"""Who signs a proposal, and in which seat."""

from dataclasses import dataclass
from enum import StrEnum

from matching.ids import PersonId


class Seat(StrEnum):
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"


@dataclass(frozen=True, slots=True)
class Signature:
    """`also` are other ids of the same human."""

    person: PersonId
    seat: Seat
    also: tuple[PersonId, ...] = ()

    @property
    def ids(self) -> frozenset[PersonId]:
        return frozenset({self.person, *self.also})
