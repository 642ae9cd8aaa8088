"""The people of a candidate matrix: who has each row and each column, whether they waited, and a number that breaks ties."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.ids import PersonId
from matching.planning.tie_break import TieBreaks, numbers

Marks: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True)
class Sides:
    """`waits` and `numbers` are of the rows, and of the columns."""

    seniors: Sequence[PersonId]
    colleagues: Sequence[PersonId]
    waits: tuple[Marks, Marks]
    numbers: tuple[TieBreaks, TieBreaks]

    @classmethod
    def of(cls, seniors: Sequence[PersonId], colleagues: Sequence[PersonId], waiting: Collection[PersonId], salt: str) -> "Sides":
        return cls(
            seniors,
            colleagues,
            (_marks(seniors, waiting), _marks(colleagues, waiting)),
            (numbers(seniors, salt), numbers(colleagues, salt)),
        )

    @cached_property
    def rows(self) -> Mapping[PersonId, int]:
        return {person: row for row, person in enumerate(self.seniors)}

    @cached_property
    def columns(self) -> Mapping[PersonId, int]:
        return {person: column for column, person in enumerate(self.colleagues)}

    @cached_property
    def on_either(self) -> frozenset[PersonId]:
        return frozenset(self.rows.keys() & self.columns.keys())

    def some(self, rows: Places, columns: Places) -> "Sides":
        return Sides(
            [self.seniors[row] for row in rows.tolist()],
            [self.colleagues[column] for column in columns.tolist()],
            (self.waits[0][rows], self.waits[1][columns]),
            (self.numbers[0][rows], self.numbers[1][columns]),
        )

    def turned(self) -> "Sides":
        rows, columns = self.waits
        of_rows, of_columns = self.numbers
        return Sides(self.colleagues, self.seniors, (columns, rows), (of_columns, of_rows))


def _marks(people: Sequence[PersonId], waiting: Collection[PersonId]) -> Marks:
    if not waiting:
        return np.zeros(len(people), dtype=np.bool_)
    return np.array([one in waiting for one in people], dtype=np.bool_)
