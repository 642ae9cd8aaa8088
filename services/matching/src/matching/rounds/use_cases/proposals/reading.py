"""What a matcher reads of a round's proposal. Nobody reads of their own pair here, and a candidate of the round no score."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from matching.ids import Pair, PersonId
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.membership import Membership
from matching.rounds.queries import closed_to, membership
from matching.rounds.table import pairs, rounds, versions
from matching.rounds.table.pairs import PairRow
from matching.rounds.table.rounds import RoundRow
from matching.rounds.table.versions import Versions
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """`own` are the reader's ids. `pairs` are without the reader's, in their order: by score, or by ids if not `scored`."""

    row: RoundRow
    there: Membership
    own: frozenset[PersonId]
    scored: bool
    pairs: tuple[PairRow, ...]
    own_left_out: int
    versions: Versions | None

    def humans(self, pair: PairRow) -> Pair:
        return self.there.identities.humans((pair.senior, pair.colleague))

    @property
    def has_earlier(self) -> bool:
        return self.versions is not None and self.versions.earlier_on is not None

    def new_pairs(self) -> frozenset[Pair]:
        """Those that the proposal before did not have. Nothing is new in the first proposal."""
        if self.versions is None or not self.has_earlier:
            return frozenset()
        earlier = frozenset(self.there.identities.humans(pair.people) for pair in self.versions.earlier)
        return frozenset(map(self.humans, self.pairs)) - earlier


def reading(db: Db, round_id: UUID, reader: PersonId) -> Reading | Refusal:
    row = rounds.round_row(db, round_id)
    if row is None:
        return NO_SUCH_ROUND
    there, scored = membership(db, row.cohort), closed_to(db, row, reader) is None
    own, proposed = there.identities.ids_of(reader), pairs.of_round(db, round_id)
    others = [pair for pair in proposed if own.isdisjoint((pair.senior, pair.colleague))]
    return Reading(
        row=row,
        there=there,
        own=own,
        scored=scored,
        pairs=_ordered(others, scored=scored),
        own_left_out=len(proposed) - len(others),
        versions=versions.of_round(db, round_id),
    )


def _ordered(found: Sequence[PairRow], *, scored: bool) -> tuple[PairRow, ...]:
    """The order of scores would tell a candidate who is worst off."""
    return tuple(found) if scored else tuple(sorted(found, key=lambda pair: pair.senior))
