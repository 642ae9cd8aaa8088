"""Why not everybody can be placed, in people: some who share fewer partners than they are (Hall's condition, broken)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.domain.identities import PersonId
from matching.domain.planning import counting
from matching.domain.planning.counting import Allowed
from matching.domain.planning.tables import Table


@dataclass(frozen=True, slots=True)
class Shortage:
    """`people` have no other available partners than `partners`, who are fewer."""

    people: tuple[PersonId, ...]
    partners: tuple[PersonId, ...]

    @property
    def words(self) -> str:
        return f"These {len(self.people)} share {len(self.partners)} available partners."


def shortages(table: Table) -> list[Shortage]:
    """One for each person of the shorter side who cannot be placed; the smallest first. None where nobody stands on one side."""
    if not table.is_two_sided:
        return []
    cells = counting.allowed(table)
    if len(table.seniors) <= len(table.colleagues):
        return _found(cells, table.seniors, table.colleagues)
    return _found(np.ascontiguousarray(cells.T), table.colleagues, table.seniors)


def caused(before: Table, after: Table) -> Shortage | None:
    """The smallest that there is after a step and was not before it."""
    known = {shortage.people for shortage in shortages(before)}
    return next((shortage for shortage in shortages(after) if shortage.people not in known), None)


def _found(cells: Allowed, people: Sequence[PersonId], others: Sequence[PersonId]) -> list[Shortage]:
    partners = counting.matched(cells)
    taken = {int(column): row for row, column in enumerate(partners.tolist()) if column >= 0}
    found = [_around(cells, taken, row) for row in np.flatnonzero(partners < 0).tolist()]
    shortages = [Shortage(_names(rows, people), _names(columns, others)) for rows, columns in found]
    return sorted(shortages, key=lambda one: (len(one.people), one.people))


def _around(cells: Allowed, taken: dict[int, int], alone: int) -> tuple[set[int], set[int]]:
    """Whoever could give way to somebody alone, and all whom these could have: each of them is taken by one of these."""
    rows, columns, edge = {alone}, set[int](), [alone]
    while edge:
        reached = set(np.flatnonzero(cells[edge.pop()]).tolist()) - columns
        columns |= reached
        following = {taken[column] for column in reached} - rows
        rows |= following
        edge += sorted(following)
    return rows, columns


def _names(places: set[int], people: Sequence[PersonId]) -> tuple[PersonId, ...]:
    return tuple(sorted(people[place] for place in places))
