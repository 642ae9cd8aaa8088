"""What a veto, a pin or another partner would cost the whole plan, and who else would move.

A price is the change of the sum at the plan's floor and number placed. Where no plan keeps those, it is said which breaks, and
to what. Where somebody stands on both sides each price is a plan solved anew; else they all follow from one table of exchanges.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from matching.domain.identities import PersonId
from matching.domain.planning.exchanges import NO_WAY, Exchanges, exchanges
from matching.domain.planning.plans import Measures, Plan
from matching.domain.planning.solving import at_floor, solve
from matching.domain.planning.tables import UNAVAILABLE, Cell, Table
from matching.domain.scores import Couple

LARGEST: Final = 2_000
"""Beyond so many pairs each price is solved anew: the table of all exchanges grows with the cube."""


@dataclass(frozen=True, slots=True)
class Price:
    """`cost` is None where no plan keeps what the best one keeps: then `instead` measures the best that remains."""

    cost: int | None
    instead: Measures | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another partner for somebody, and every pair that would be new with it, this one among them."""

    couple: Couple
    score: int
    price: Price
    is_below_floor: bool
    moved: tuple[Cell, ...]


@dataclass(frozen=True)
class Prices:
    """Of one plan, which is the best of its table."""

    table: Table
    plan: Plan

    @cached_property
    def exchanges(self) -> Exchanges | None:
        """None where prices are plans solved anew."""
        return exchanges(self.table, self.plan) if self.table.is_two_sided and len(self.plan.cells) <= LARGEST else None

    def vetoes(self) -> list[Price]:
        """Of each pair, in the plan's order."""
        return [self.veto(cell) for cell in self.plan.cells]

    def veto(self, cell: Cell) -> Price:
        """Of a pair in the plan."""
        if self.exchanges is not None and cell not in self.table.pinned:
            cost = self.exchanges.parting(cell)
            return Price(cost) if cost > NO_WAY else _broken(self.table.without([self.table.people(cell)]))
        return price(self.plan, self.table.without([self.table.people(cell)]))

    def pin(self, cell: Cell) -> Price:
        """Of an available pair, in the plan or not."""
        if self.exchanges is not None:
            cost = self.exchanges.cost(cell)
            return Price(cost) if cost > NO_WAY else _broken(self.table.pin(cell))
        return price(self.plan, self.table.pin(cell))

    def alternatives(self, person: PersonId) -> list[Alternative]:
        """Everybody available to this person whom the plan does not give them, the cheapest first."""
        others = [self._alternative(cell) for cell in available(self.table, person) if cell not in self.plan.cells]
        return sorted(others, key=lambda one: (one.price.cost is None, one.price.cost or 0, -one.score, sorted(one.couple)))

    def _alternative(self, cell: Cell) -> Alternative:
        price, couple, score = self.pin(cell), self.table.people(cell), int(self.table.points[cell])
        if price.cost is not None and self.exchanges is not None:
            moved = self.exchanges.moved(cell)
        else:
            pinned = self.table.pin(cell)
            made = solve(pinned) if price.cost is None else at_floor(pinned, self.plan.measures.floor)
            moved = [other for other in made.cells if other not in self.plan.cells]
        return Alternative(couple, score, price, score < self.plan.measures.floor, tuple(sorted(moved)))


def price(plan: Plan, other: Table) -> Price:
    """By solving anew: the best plan of another table at this one's floor and number placed."""
    measures = plan.measures
    made = at_floor(other, measures.floor).measures
    if (made.placed, made.first_in_line) == (measures.placed, measures.first_in_line):
        return Price(measures.total - made.total)
    return _broken(other)


def _broken(other: Table) -> Price:
    """Of a table that cannot keep them."""
    return Price(None, solve(other).measures)


def available(table: Table, person: PersonId) -> list[Cell]:
    """Cells with somebody in them. Where the same two may stand either way, the one that is worth more."""
    row, column = table.rows.get(person), table.columns.get(person)
    cells = [(row, other) for other in range(len(table.colleagues))] if row is not None else []
    cells += [(other, column) for other in range(len(table.seniors))] if column is not None else []
    worse_first = sorted(cells, key=lambda cell: (int(table.points[cell]), cell))
    best = {table.people(cell): cell for cell in worse_first if table.points[cell] > UNAVAILABLE}
    return sorted(best.values())
