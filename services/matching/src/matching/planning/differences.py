"""What is different between two plans, in people."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.domain.identities import PersonId
from matching.domain.proposals import Pair
from matching.domain.scores import Couple


@dataclass(frozen=True, slots=True)
class Difference:
    """`ended` and `begun` pairs, and whoever had a partner before and has none after."""

    kept: int
    ended: tuple[Couple, ...]
    begun: tuple[Couple, ...]
    newly_alone: tuple[PersonId, ...]


def difference(before: Iterable[Pair], after: Iterable[Pair]) -> Difference:
    old, new = ({frozenset(pair.people) for pair in pairs} for pairs in (before, after))
    placed = {person for couple in new for person in couple}
    alone = {person for couple in old for person in couple} - placed
    return Difference(len(old & new), _ordered(old - new), _ordered(new - old), tuple(sorted(alone)))


def _ordered(couples: Iterable[Couple]) -> tuple[Couple, ...]:
    return tuple(sorted(couples, key=sorted))
