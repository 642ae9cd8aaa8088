"""A fact as a trust contributes it, and what can be wrong with its table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from insights.contributions.catalogue import KNOWN, KnownFact
from plp_kit.core.deciding import Refusal
from plp_kit.core.parts import AtMost

BASE: Final = 5
FEWEST: Final = 10
MOST: Final = 1_000_000
FEW: Final = AtMost(12, characters=50)
"""Of rows, of columns, and of facts: what is not in the catalogue is refused."""
TOTAL: Final = "total"
"""The column under which a table may state its total. It is checked and left out: totals are sums."""

Cell: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """`cells` has a tuple for each of `rows`, with a count for each of `columns`."""

    name: str
    catalogue: int
    rows: Annotated[tuple[str, ...], FEW]
    columns: Annotated[tuple[str, ...], FEW]
    cells: Annotated[tuple[Annotated[tuple[int, ...], FEW], ...], FEW]


# Refusals

CATALOGUE_UNKNOWN = Refusal("catalogue_unknown", "A table comes from a catalogue, or has a name, that is not known here.")
GROUPS_TOLD_APART = Refusal("groups_told_apart", "A table has rows of groups: only one of everybody together leaves a trust.")
LEVELS_UNKNOWN = Refusal("levels_unknown", "A table's columns are not those of its catalogue.")
CELLS_RAGGED = Refusal("cells_ragged", "A table has not one count for each of its rows and columns.")
COUNT_IMPOSSIBLE = Refusal("count_impossible", "A table holds a count that is below 0, or too large for any trust.")
NOT_ROUNDED = Refusal("not_rounded", "A table holds a count that is not a multiple of 5: it was not rounded inside the trust.")
NOT_ADDITIVE = Refusal("not_additive", "A table's totals are not the sums of its cells.")
TOO_FEW = Refusal("too_few_people", "A table counts fewer than 10 people: it should not have left the trust.")


def fault(fact: Fact) -> Refusal | None:
    """The first thing that is wrong with this table alone, or None."""
    known = KNOWN.get((fact.catalogue, fact.name))
    if known is None:
        return CATALOGUE_UNKNOWN
    return _shape_fault(fact, known) or _count_fault(fact)


def _shape_fault(fact: Fact, known: KnownFact) -> Refusal | None:
    if fact.rows != known.rows:
        return GROUPS_TOLD_APART
    if not _are(fact.columns, known.columns):
        return LEVELS_UNKNOWN
    if [len(row) for row in fact.cells] != [len(fact.columns)] * len(fact.rows):
        return CELLS_RAGGED
    return None


def _are(levels: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """In any order, each once, with or without a total."""
    return sorted(levels) in (sorted(known), sorted((*known, TOTAL)))


def _count_fault(fact: Fact) -> Refusal | None:
    counts = [count for row in fact.cells for count in row]
    if not all(0 <= count <= MOST for count in counts):
        return COUNT_IMPOSSIBLE
    if any(count % BASE for count in counts):
        return NOT_ROUNDED
    if not _additive(fact.columns, fact.cells):
        return NOT_ADDITIVE
    return TOO_FEW if sum(values(fact).values()) < FEWEST else None


def _additive(levels: tuple[str, ...], lines: Iterable[tuple[int, ...]]) -> bool:
    """Each line has a count a level; one that is the total is the sum of all others."""
    return TOTAL not in levels or all(sum(line) == 2 * line[levels.index(TOTAL)] for line in lines)


def values(fact: Fact) -> dict[Cell, int]:
    """The table without its total, whatever the order of its columns."""
    return {
        (row, column): count
        for row, counts in zip(fact.rows, fact.cells, strict=True)
        for column, count in zip(fact.columns, counts, strict=True)
        if column != TOTAL
    }
