"""The national table of one group served and wave: sums of what the trusts published, with a rate where rounding allows one.

Rounding moves each cell of a block by at most 4. At 80 respondents that can move a rate by no more than 5 points (DISCLOSURE).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from insights.contributions.catalogue import ALL, FACTS, KnownFact
from plp_kit.core.shown import shown

FEWEST_FOR_A_RATE: Final = 80
TENTH: Final = Decimal("0.1")


class Symbol(StrEnum):
    """As official statistics use them. The national team sees all rounded values, so nothing here is [c]."""

    LOW = "low"
    UNRELIABLE = "u"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"


LEGEND: Final = {
    Symbol.LOW: "The count is 0 after rounding: nobody, or so few that it was rounded down.",
    Symbol.UNRELIABLE: f"No percentage: fewer than {FEWEST_FOR_A_RATE} people, so that rounding alone could move it too far.",
    Symbol.NOT_AVAILABLE: "Not available: no trust of the area has contributed this.",
    Symbol.NOT_APPLICABLE: "Not applicable: a percentage of nobody.",
}
NOTES: Final = (
    "Counts were rounded to multiples of 5 inside each trust; totals are their sums. Each count of a block moves by at most 4.",
    "Percentages are computed from rounded counts.",
    "No table tells groups apart, and a trust contributes none that counts fewer than 10 people after rounding.",
    "A block is one cohort of one trust, with one group served, in one wave. Groups served, and waves, are never added together.",
    "These are working figures of the national team.",
)
SYNTHETIC_NOTE: Final = "Synthetic: figures marked so count invented people."


@dataclass(frozen=True, slots=True)
class Sum:
    """One cell over all blocks of an area, which is ALL for the whole country."""

    fact: str
    area: str
    row: str
    column: str
    count: int
    trusts: int
    blocks: int
    synthetic: bool


@shown
@dataclass(frozen=True, slots=True)
class Figure:
    """A count is null where `symbol` says why; so is a percentage of the row's total. `low` goes with a count of 0."""

    column: str
    count: int | None
    symbol: Symbol | None
    percentage: Decimal | None
    percentage_symbol: Symbol | None


@shown
@dataclass(frozen=True, slots=True)
class Line:
    """One row of one fact in one area: a region's code, or `all`. `synthetic` when any trust in it is invented.

    The row is `all`: no table tells groups apart.
    """

    fact: str
    area: str
    row: str
    trusts: int
    blocks: int
    synthetic: bool
    total: int | None
    figures: tuple[Figure, ...]


Sums: TypeAlias = Mapping[tuple[str, str, str, str], Sum]


def lines(sums: Iterable[Sum]) -> tuple[Line, ...]:
    """Every known fact in every area that contributed at all, the whole country last."""
    by_cell = {(each.fact, each.area, each.row, each.column): each for each in sums}
    areas = sorted({each.area for each in by_cell.values()} - {ALL})
    return tuple(_lines(by_cell, [*areas, ALL]))


def _lines(sums: Sums, areas: Iterable[str]) -> Iterator[Line]:
    for area in areas:
        for fact in FACTS:
            for row in fact.rows:
                yield _line(sums, fact, area, row)


def _line(sums: Sums, fact: KnownFact, area: str, row: str) -> Line:
    found = {column: sums.get((fact.name, area, row, column)) for column in fact.columns}
    there = [each for each in found.values() if each is not None]
    if not there:
        missing = tuple(Figure(column, None, Symbol.NOT_AVAILABLE, None, Symbol.NOT_AVAILABLE) for column in fact.columns)
        return Line(fact.name, area, row, 0, 0, synthetic=False, total=None, figures=missing)
    total, any_of = sum(each.count for each in there), there[0]
    figures = tuple(_figure(column, each.count if each else 0, total) for column, each in found.items())
    return Line(fact.name, area, row, any_of.trusts, any_of.blocks, any_of.synthetic, total, figures)


def _figure(column: str, count: int, total: int) -> Figure:
    symbol = None if count else Symbol.LOW
    if not total:
        return Figure(column, count, symbol, None, Symbol.NOT_APPLICABLE)
    if total < FEWEST_FOR_A_RATE:
        return Figure(column, count, symbol, None, Symbol.UNRELIABLE)
    return Figure(column, count, symbol, (Decimal(100 * count) / total).quantize(TENTH, ROUND_HALF_UP), None)
