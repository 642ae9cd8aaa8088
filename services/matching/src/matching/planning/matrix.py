"""Everything that the optimiser looks at: who stands where, what each possible pair is worth, and who is not available to whom.

Rows may be seniors, columns may be colleagues. Somebody who offered both sides is in both, and is placed at most once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.domain.candidates import Side
from matching.domain.exclusions import NOBODY_APART, Apart
from matching.domain.identities import PersonId
from matching.domain.points import Points, Scoring
from matching.domain.scores import Candidate, Couple

UNAVAILABLE: Final = -1

Draws: TypeAlias = NDArray[np.uint64]
Cell: TypeAlias = tuple[int, int]
"""A possible pair: the row of its senior, the column of its colleague."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the optimiser is asked. `signed` is what both seats signed last, as senior and colleague.

    `salt` draws among equals, another way in each round.
    """

    candidates: tuple[Candidate, ...]
    scoring: Scoring
    salt: str
    apart: Apart = NOBODY_APART
    pins: frozenset[Couple] = frozenset()
    vetoes: frozenset[Couple] = frozenset()
    signed: tuple[tuple[PersonId, PersonId], ...] = ()


@dataclass(frozen=True)
class Table:
    """`points` of each cell, `UNAVAILABLE` where the two cannot be paired. A pinned cell is the only one of its two people."""

    seniors: Sequence[PersonId]
    colleagues: Sequence[PersonId]
    points: Points = field(repr=False)
    salt: str
    signed: frozenset[Cell] = frozenset()
    pinned: frozenset[Cell] = frozenset()
    waiting: frozenset[PersonId] = frozenset()

    @cached_property
    def rows(self) -> Mapping[PersonId, int]:
        return {person: row for row, person in enumerate(self.seniors)}

    @cached_property
    def columns(self) -> Mapping[PersonId, int]:
        return {person: column for column, person in enumerate(self.colleagues)}

    @cached_property
    def is_two_sided(self) -> bool:
        """Nobody stands on both sides."""
        return not self.rows.keys() & self.columns.keys()

    @property
    def most(self) -> int:
        """More pairs than this there cannot be."""
        return max(1, min(len(self.seniors), len(self.colleagues)))

    def cells(self, couple: Couple) -> list[Cell]:
        """Where the two could be a pair, available or not: two places where both offered both sides."""
        ordered = sorted(couple)
        ways = ((ordered[0], ordered[-1]), (ordered[-1], ordered[0]))
        return [(self.rows[one], self.columns[other]) for one, other in ways if one in self.rows and other in self.columns]

    def people(self, cell: Cell) -> Couple:
        return frozenset({self.seniors[cell[0]], self.colleagues[cell[1]]})

    def without(self, couples: Iterable[Couple]) -> "Table":
        """Where these two are not available to each other."""
        points, parted = self.points.copy(), {cell for couple in couples for cell in self.cells(couple)}
        for cell in parted:
            points[cell] = UNAVAILABLE
        return replace(self, points=points, pinned=self.pinned - parted)

    def without_person(self, person: PersonId) -> "Table":
        points = self.points.copy()
        self._clear(points, [person])
        return replace(self, points=points, pinned=frozenset(c for c in self.pinned if person not in self.people(c)))

    def pin(self, cell: Cell) -> "Table":
        """Nobody else is available to these two. The floor does not bind a pair that people have pinned."""
        points = self.points.copy()
        self._clear(points, self.people(cell))
        points[cell] = self.points[cell]
        return replace(self, points=points, pinned=self.pinned | {cell})

    def _clear(self, points: Points, people: Collection[PersonId]) -> None:
        points[[self.rows[person] for person in people if person in self.rows], :] = UNAVAILABLE
        points[:, [self.columns[person] for person in people if person in self.columns]] = UNAVAILABLE

    @cached_property
    def numbers(self) -> tuple[Draws, Draws]:
        """What the draw makes of each row's and each column's person."""
        return _numbers(self.seniors, self.salt), _numbers(self.colleagues, self.salt)

    def draws(self, rows: slice = slice(None)) -> Draws:
        """A number for every cell that follows from both people and the salt."""
        return _mixed(self.numbers[0][rows, np.newaxis] ^ self.numbers[1][np.newaxis, :])

    def drawn(self, cells: Sequence[Cell]) -> Draws:
        """The same of some cells."""
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        return _mixed(self.numbers[0][rows] ^ self.numbers[1][columns])


def _mixed(numbers: Draws) -> Draws:
    """The finaliser of SplitMix64."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(31))


def table(asked: Asked) -> Table:
    """In the order drawn: a solver's choice among equals can depend on the order, so it is ours. One human stands once."""
    people = sorted(_humans(asked), key=lambda candidate: digest(candidate.person, asked.salt))
    seniors = [one for one in people if Side.SENIOR in one.sides]
    colleagues = [one for one in people if Side.SERVED in one.sides]
    points = asked.scoring.points(seniors, colleagues)
    points[asked.apart.table(seniors, colleagues)] = UNAVAILABLE
    rows, columns = [one.person for one in seniors], [one.person for one in colleagues]
    waiting = frozenset(one.person for one in people if one.waited)
    made = Table(rows, columns, points, asked.salt, waiting=waiting).without(asked.vetoes)
    signed = frozenset(
        (made.rows[one], made.columns[two]) for one, two in asked.signed if one in made.rows and two in made.columns
    )
    for couple in sorted(asked.pins, key=sorted):
        made = _pinned(made, couple, signed)
    return replace(made, signed=signed)


def _pinned(made: Table, couple: Couple, signed: frozenset[Cell]) -> Table:
    """Where both offered both sides, they stand as they did, or as is worth more, or as is drawn. Not available: no pin."""
    cells = [cell for cell in made.cells(couple) if made.points[cell] > UNAVAILABLE]
    return made.pin(max(cells, key=lambda cell: (cell in signed, made.points[cell], cell))) if cells else made


def _humans(asked: Asked) -> Iterable[Candidate]:
    """Who stands under several ids stands under the smallest that offered a side."""
    found: dict[PersonId, Candidate] = {}
    for candidate in sorted(asked.candidates, key=lambda candidate: candidate.person):
        found.setdefault(asked.apart.identities.human(candidate.person), candidate)
    return found.values()


def digest(person: PersonId, salt: str) -> bytes:
    return sha256(f"{salt} {person}".encode()).digest()


def _numbers(people: Sequence[PersonId], salt: str) -> Draws:
    return np.array([int.from_bytes(digest(person, salt)[:8]) for person in people], dtype=np.uint64)
