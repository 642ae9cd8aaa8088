"""What is different between the pairs that were signed and those that are proposed now."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.ids import Pair, PersonId
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Difference:
    """What is different from the pairs that both seats signed last. Each pair is two people, in no order.

    `newly_unplaced` had a partner before and have none now.
    """

    kept: int
    ended_pairs: tuple[tuple[PersonId, ...], ...]
    new_pairs: tuple[tuple[PersonId, ...], ...]
    newly_unplaced: tuple[PersonId, ...]


def difference(before: Iterable[Pair], after: Iterable[Pair], identities: JoinedIdentities) -> Difference:
    """Somebody with several ids has the one under which they are now."""
    signed, new = list(before), frozenset(after)
    now = {identities.human(person): person for pair in (*signed, *new) for person in pair}
    old = frozenset(frozenset(now[identities.human(person)] for person in pair) for pair in signed)
    unplaced = {person for pair in old for person in pair} - {person for pair in new for person in pair}
    return Difference(len(old & new), _ordered(old - new), _ordered(new - old), tuple(sorted(unplaced)))


def _ordered(pairs: Iterable[Pair]) -> tuple[tuple[PersonId, ...], ...]:
    return tuple(sorted(tuple(sorted(pair)) for pair in pairs))
