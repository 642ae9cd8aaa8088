"""Who signs a proposal, and in which seat."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from matching.ids import PersonId
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.parts import AtMost

MOST_OTHER_IDS: Final = AtMost(1_000)


class Seat(StrEnum):
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"


@dataclass(frozen=True, slots=True)
class Signature:
    """`also` are other ids of the same human, each of which somebody joined by a code."""

    person: PersonId
    seat: Seat
    also: Annotated[tuple[PersonId, ...], MOST_OTHER_IDS] = ()

    @property
    def ids(self) -> frozenset[PersonId]:
        return frozenset({self.person, *self.also})


def fills_seat(ids: frozenset[PersonId], paired: Collection[PersonId]) -> bool:
    """Whether somebody with these ids fills the seat in which they sign: not if they are paired in the round themselves."""
    return ids.isdisjoint(paired)


def filled_by_two(signatures: Iterable[Signature], paired: frozenset[PersonId], identities: JoinedIdentities) -> bool:
    """Whether each seat is filled by a human who is not paired, and by another one than the other seat."""
    signed: dict[Seat, set[PersonId]] = {seat: set() for seat in Seat}
    for signature in signatures:
        signed[signature.seat] |= identities.humans([signature.person]) - paired
    return all(signed.values()) and len(set().union(*signed.values())) >= len(Seat)
