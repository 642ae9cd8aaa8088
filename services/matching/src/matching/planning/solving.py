"""The best plan of a table: most people placed, the best worst pair, the fewest changes, the greatest sum, then the draw."""

from dataclasses import replace

import numpy as np

from matching.domain.planning import both_sides, counting, two_sided
from matching.domain.planning.plans import Plan, Worth, in_order, plan
from matching.domain.planning.tables import Table


def highest_floor(table: Table) -> int:
    return two_sided.highest_floor(table) if table.is_two_sided else both_sides.highest_floor(table)


def placing(table: Table) -> tuple[int, int]:
    """Pairs of the best plan, and people among them who waited: known before any plan is made."""
    if not table.is_two_sided:
        return both_sides.placing(table, 0)
    most = counting.most(table, counting.allowed(table))
    return most.pairs, most.rows + most.columns


def solve(table: Table) -> Plan:
    return at_floor(table, highest_floor(table))


def at_floor(table: Table, floor: int, worth: Worth | None = None) -> Plan:
    """The best with no pair below `floor` but what is pinned; it may place fewer than there can be."""
    weighed = worth or in_order(table)
    cells = (two_sided if table.is_two_sided else both_sides).cells(table, floor, weighed)
    made = plan(table, cells)
    drawn = int((table.drawn(made.cells) % np.uint64(weighed.room)).sum())
    return replace(made, measures=replace(made.measures, drawn=drawn))


def greatest_sum(table: Table) -> Plan:
    """Beside the best plan: what fairness to the worst pair and standing by what was signed have cost."""
    free = replace(table, signed=frozenset())
    return at_floor(free, 0)
