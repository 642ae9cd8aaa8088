"""Why not everybody can be placed, in people: a group that shares fewer partners than it has members (Hall's condition fails)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.ids import PersonId
from matching.planning import cardinality
from matching.planning.cardinality import Allowed
from matching.planning.matrix import CandidateMatrix
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Shortage:
    """`people` have no other available partners than `partners`, who are fewer. `words` says so."""

    people: tuple[PersonId, ...]
    partners: tuple[PersonId, ...]
    words: str


def shortages(matrix: CandidateMatrix) -> list[Shortage]:
    """One for each person of the shorter side who cannot be placed, the smallest first. None where it is not bipartite."""
    if not matrix.is_bipartite:
        return []
    cells = cardinality.allowed(matrix)
    if len(matrix.seniors) <= len(matrix.colleagues):
        return _shortages(cells, matrix.seniors, matrix.colleagues)
    return _shortages(np.ascontiguousarray(cells.T), matrix.colleagues, matrix.seniors)


def new_shortage(before: CandidateMatrix, after: CandidateMatrix) -> Shortage | None:
    """The smallest of those that were not there before a step."""
    known = {shortage.people for shortage in shortages(before)}
    return next((shortage for shortage in shortages(after) if shortage.people not in known), None)


def _shortages(cells: Allowed, people: Sequence[PersonId], others: Sequence[PersonId]) -> list[Shortage]:
    partners = cardinality.matched(cells)
    taken_by = {int(column): row for row, column in enumerate(partners.tolist()) if column >= 0}
    groups = [_group(cells, taken_by, row) for row in np.flatnonzero(partners < 0).tolist()]
    found = [_shortage(_people(rows, people), _people(columns, others)) for rows, columns in groups]
    return sorted(found, key=lambda one: (len(one.people), one.people))


def _shortage(people: tuple[PersonId, ...], partners: tuple[PersonId, ...]) -> Shortage:
    return Shortage(people, partners, f"These {len(people)} share {len(partners)} available partners.")


def _group(cells: Allowed, taken_by: dict[int, int], alone: int) -> tuple[set[int], set[int]]:
    """Somebody alone, everybody who could give way to them, and all the partners these could have: each partner is taken."""
    rows, columns, edge = {alone}, set[int](), [alone]
    while edge:
        reached = set(np.flatnonzero(cells[edge.pop()]).tolist()) - columns
        columns |= reached
        following = {taken_by[column] for column in reached} - rows
        rows |= following
        edge += sorted(following)
    return rows, columns


def _people(places: set[int], people: Sequence[PersonId]) -> tuple[PersonId, ...]:
    return tuple(sorted(people[place] for place in places))
