"""How the national team's tables are put together: figures with their legend, notes, and whether invented people are in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from insights.contributions.catalogue import CATALOGUE
from insights.contributions.facts import BASE
from insights.tables.coverage import Contributor
from insights.tables.national import LEGEND, NOTES, SYNTHETIC_NOTE, Line
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Meaning:
    """`symbol` as it is shown, in square brackets."""

    symbol: str
    meaning: str


@shown
@dataclass(frozen=True, slots=True)
class NationalTable:
    """One group served and one wave: neither is ever added to another. All counts are multiples of `base`."""

    group_served: str
    wave: str
    lines: tuple[Line, ...]
    synthetic: bool
    notes: tuple[str, ...]
    catalogue: int = CATALOGUE
    base: int = BASE
    legend: tuple[Meaning, ...] = tuple(Meaning(f"[{symbol}]", meaning) for symbol, meaning in LEGEND.items())


@shown
@dataclass(frozen=True, slots=True)
class Coverage:
    """`trusts` counts those that have contributed anything; a row is one of them with one group served and wave."""

    trusts: int
    synthetic: bool
    rows: Sequence[Contributor]
    notes: tuple[str, ...]


def national_table(group_served: str, wave: str, lines: tuple[Line, ...]) -> NationalTable:
    synthetic = any(line.synthetic for line in lines)
    return NationalTable(group_served, wave, lines, synthetic, _noted(NOTES, synthetic=synthetic))


def coverage(rows: Sequence[Contributor]) -> Coverage:
    synthetic = any(row.synthetic for row in rows)
    return Coverage(len({row.trust for row in rows}), synthetic, rows, _noted((), synthetic=synthetic))


def _noted(notes: tuple[str, ...], *, synthetic: bool) -> tuple[str, ...]:
    return (*notes, SYNTHETIC_NOTE) if synthetic else notes
