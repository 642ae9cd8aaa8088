"""Who signs a proposal, and in which seat."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from matching.ids import PersonId
from plp_kit.core.parts import AtMost


class Seat(StrEnum):
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"


@dataclass(frozen=True, slots=True)
class Signature:
    """`also` are other ids of the same human, each of which somebody joined by a code."""

    person: PersonId
    seat: Seat
    also: Annotated[tuple[PersonId, ...], AtMost(1_000)] = ()

    @property
    def ids(self) -> frozenset[PersonId]:
        return frozenset({self.person, *self.also})
