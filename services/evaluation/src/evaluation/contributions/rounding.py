"""Controlled rounding of a two-way table to multiples of five: additive, unbiased, no cell or total moved by five or more.

Cox, 'A constructive procedure for unbiased controlled rounding', JASA 82 (1987) 520-524. The table with the negatives of its
totals adds to zero along every row and column. So the cells that are not multiples of five lie on closed paths, and adding and
subtracting in turn along a path keeps all sums. A path moves up or down as far as its tightest cell allows, with chances in
inverse proportion, so that every cell keeps its expected value. Each step settles a cell. All numbers are whole: a seed gives the
same table everywhere.
"""

import hmac
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from evaluation.contributions.facts import Cells, Fact, RoundedFact
from evaluation.draws import below, draws

BASE = 5

Table: TypeAlias = list[list[int]]
Line: TypeAlias = int  # A row by its number, a column by the complement (~) of its number.
Place: TypeAlias = tuple[int, int]


def rounding_seed(secret: bytes, block: str, fact: Fact) -> bytes:
    """HMAC-SHA-256 under the trust's secret. A second run draws the same noise, so that nobody can average it away."""
    return hmac.digest(secret, "\0".join((block, fact.name, str(fact.catalogue))).encode(), "sha256")


def rounded(fact: Fact, seed: bytes) -> RoundedFact:
    table, drawn = with_totals(fact.cells), draws(seed)
    while path := _closed_path(table, drawn):
        _step(table, path, drawn)
    cells = tuple(tuple(row[:-1]) for row in table[:-1])
    return RoundedFact(fact.name, fact.catalogue, fact.rows, fact.columns, cells)


def faithful(exact: Fact, published: RoundedFact) -> bool:
    """Whether `published` rounds `exact`: the same table in multiples of five, with no cell or total moved by five or more."""
    if _labels(published) != _labels(exact) or not (_complete(exact) and _complete(published)):
        return False
    pairs = [
        pair
        for rows in zip(with_totals(exact.cells), with_totals(published.cells), strict=True)
        for pair in zip(*rows, strict=True)
    ]
    return all(after % BASE == 0 and abs(after - before) < BASE for before, after in pairs)


def with_totals(cells: Cells) -> Table:
    """The table with a last column and a last row that make each row and each column add to zero."""
    table = [[*row, -sum(row)] for row in cells]
    return [*table, [-sum(column) for column in zip(*table, strict=True)]]


def _labels(fact: Fact) -> tuple[object, ...]:
    return fact.name, fact.catalogue, fact.rows, fact.columns


def _complete(fact: Fact) -> bool:
    return [len(row) for row in fact.cells] == [len(fact.columns)] * len(fact.rows)


def _closed_path(table: Table, drawn: Iterator[int]) -> list[Place]:
    """Unsettled places: each shares a line with the next, and the last with the first. None once all are settled."""
    crossings = _crossings(table)
    if not crossings:
        return []
    trail = [_one_of(list(crossings), drawn)]
    while True:
        onward = [line for line in crossings[trail[-1]] if line not in trail[-2:-1]]
        line = _one_of(onward, drawn)
        if line in trail:
            loop = trail[trail.index(line) :]
            return [(max(pair), ~min(pair)) for pair in zip(loop, [*loop[1:], line], strict=True)]
        trail.append(line)


def _crossings(table: Table) -> dict[Line, list[Line]]:
    """Each line with the lines that it crosses at unsettled places: none, or at least two, since lines add to zero."""
    crossings: defaultdict[Line, list[Line]] = defaultdict(list)
    for row, cells in enumerate(table):
        for column, count in enumerate(cells):
            if count % BASE:
                crossings[row].append(~column)
                crossings[~column].append(row)
    return crossings


def _one_of(lines: list[Line], drawn: Iterator[int]) -> Line:
    return lines[below(len(lines), drawn)]


def _step(table: Table, path: Sequence[Place], drawn: Iterator[int]) -> None:
    raised, lowered = path[0::2], path[1::2]
    up = min(*(_room_above(table, place) for place in raised), *(_room_below(table, place) for place in lowered))
    down = min(*(_room_below(table, place) for place in raised), *(_room_above(table, place) for place in lowered))
    step = up if below(up + down, drawn) < down else -down
    for row, column in raised:
        table[row][column] += step
    for row, column in lowered:
        table[row][column] -= step


def _room_above(table: Table, place: Place) -> int:
    return BASE - _room_below(table, place)


def _room_below(table: Table, place: Place) -> int:
    row, column = place
    return table[row][column] % BASE
