"""Where not all can be placed, or it matters who is not: whoever stays alone is given to a nobody.

There are as many nobodies as people who must stay alone, and a nobody for those who waited takes only those: so every full plan
of the larger table places as many as can be, and as many who waited.
"""

from dataclasses import dataclass

import numpy as np

from matching.domain.planning import counting
from matching.domain.planning.counting import Allowed, Most
from matching.domain.planning.tables import Table


@dataclass(frozen=True, slots=True)
class Alone:
    """Of each side a row for each nobody: whom of that side they take."""

    rows: Allowed
    columns: Allowed


def alone(table: Table, allowed: Allowed, wanted: Most) -> Alone:
    """No nobodies where all of the shorter side are placed and nobody waited: whoever stays alone then is of the longer side."""
    (seniors, colleagues), (first_rows, first_columns) = allowed.shape, counting.waiting(table)
    if wanted.pairs == min(allowed.shape) and not table.waiting:
        return Alone(_nobodies(first_rows, 0, 0), _nobodies(first_columns, 0, 0))
    return Alone(
        _nobodies(first_rows, seniors - wanted.pairs, wanted.rows),
        _nobodies(first_columns, colleagues - wanted.pairs, wanted.columns),
    )


def _nobodies(first_in_line: Allowed, number: int, placed_first: int) -> Allowed:
    waited = int(first_in_line.sum()) - placed_first
    kinds = [first_in_line] * waited + [~first_in_line] * (number - waited)
    return np.array(kinds, dtype=np.bool_).reshape(number, len(first_in_line))
