"""After a withdrawal, a veto or a leaver: what each number of changes to the standing pairs would bring, up to the best there is.

Every repair places as many as can be placed now. With the floor held, it leaves no pair worse off than the worst was before, or
than the worst must be now; else it says how far down its worst pair is. Between two repairs no plan is better at any rate of
points for a change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from matching.domain.planning.plans import Plan, exchanged, in_order
from matching.domain.planning.solving import at_floor, highest_floor
from matching.domain.planning.tables import Table

ENOUGH: Final = Fraction(995, 1000)


@dataclass(frozen=True, slots=True)
class Repair:
    """`changes` counts standing pairs that end though both of them are still available to each other."""

    changes: int
    plan: Plan


def repairs(table: Table, floor: int = 0) -> list[Repair]:
    """From the fewest changes to the greatest sum; `table.signed` are the pairs that stand, `floor` is held where it can be."""
    bar = min(floor, highest_floor(table)) if floor else 0
    fewest = at_floor(table, bar, in_order(table))
    greatest = at_floor(table, bar, exchanged(table, 1, table.most + 1))
    between = [fewest, *_between(table, bar, fewest, greatest)]
    plans = between if fewest.measures.total == greatest.measures.total else [*between, greatest]
    standing = sum(1 for cell in table.signed if table.points[cell] >= 0)
    return [Repair(standing - plan.measures.kept, plan) for plan in plans]


def recommended(found: Sequence[Repair], total: int) -> Repair:
    """The fewest changes that lose at most half a percent of `total`; where all lose more, the one that loses least."""
    return next((one for one in found if one.plan.measures.total >= ENOUGH * total), found[-1])


def _between(table: Table, bar: int, fewer: Plan, greater: Plan) -> Iterator[Plan]:
    """At the rate at which both are worth the same: if another is worth more, look on either side of it."""
    kept, gained = fewer.measures.kept - greater.measures.kept, greater.measures.total - fewer.measures.total
    if kept <= 1 or gained <= 0:
        return
    found = at_floor(table, bar, exchanged(table, gained, kept))
    if _worth(found, gained, kept) > _worth(fewer, gained, kept):
        yield from _between(table, bar, fewer, found)
        yield found
        yield from _between(table, bar, found, greater)


def _worth(plan: Plan, kept: int, point: int) -> int:
    return kept * plan.measures.kept + point * plan.measures.total
