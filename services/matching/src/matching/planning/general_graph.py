"""Plans where somebody stands on both sides: pairs in a general graph, where three may want each other and one stays alone."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import rustworkx

from matching.domain.identities import PersonId
from matching.domain.planning.plans import Measures, Worth, plan
from matching.domain.planning.tables import Cell, Table

Weigh: TypeAlias = Callable[[Cell], int]


def highest_floor(table: Table) -> int:
    steps = np.unique(table.points[table.points >= 0]).tolist()
    wanted = placing(table, 0)
    low, high = 0, len(steps)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if placing(table, steps[middle]) == wanted else (low, middle)
    return int(steps[low]) if steps else 0


def placing(table: Table, floor: int) -> tuple[int, int]:
    """Pairs, and people among them who waited."""
    measured: Measures = plan(table, _matching(table, floor, lambda _cell: 0)).measures
    return measured.placed, measured.first_in_line


def cells(table: Table, floor: int, worth: Worth) -> list[Cell]:
    weights = worth.of(table)
    return _matching(table, floor, lambda cell: int(weights[cell]))


def _matching(table: Table, floor: int, weigh: Weigh) -> list[Cell]:
    """The weightiest of those with most pairs and, among them, with most people who waited. Integers of 128 bits: all exact."""
    people = sorted({*table.seniors, *table.colleagues}, key=lambda person: (person not in table.rows, person))
    numbers = {person: number for number, person in enumerate(people)}
    best = _best_ways(table, floor, weigh)
    line = 1 + len(people) * max([1, *(weight for _, weight in best.values())])
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(people))
    places = {frozenset((numbers[one], numbers[other])): cell for (one, other), (cell, _) in best.items()}
    graph.add_edges_from(
        [
            (numbers[one], numbers[other], line * len(table.waiting & {one, other}) + weight)
            for (one, other), (_, weight) in best.items()
        ]
    )
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=lambda weight: weight)
    return [places[frozenset(pair)] for pair in found]


def _best_ways(table: Table, floor: int, weigh: Weigh) -> dict[tuple[PersonId, PersonId], tuple[Cell, int]]:
    """For any two who may be a pair, who stands where: as is worth most, then as the order drawn says."""
    best: dict[tuple[PersonId, PersonId], tuple[Cell, int]] = {}
    allowed = (table.points >= floor).nonzero()
    for cell in sorted({*zip(*(places.tolist() for places in allowed), strict=True), *table.pinned}):
        one, other = sorted(table.people(cell))
        weight = weigh(cell)
        if weight > best.get((one, other), (cell, -1))[1]:
            best[one, other] = cell, weight
    return best
