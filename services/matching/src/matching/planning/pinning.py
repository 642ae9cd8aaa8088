"""The best assignment with each of several partners for one person, from a few assignments instead of one for each partner.

Partners with whom as much can be kept share the work: the assignment where the person gets the best of them, whichever it is,
and augmenting cycles from it to each of the others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from matching.cohorts.weights import BEST
from matching.ids import PersonId
from matching.planning import bipartite, cardinality
from matching.planning.assignments import Assignment, Measures
from matching.planning.augmenting_cycles import Pins, augmenting_cycles
from matching.planning.matrix import UNAVAILABLE, CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights, lexicographic
from matching.planning.parts import Part
from matching.planning.solving import best_of
from matching.planning.two_sided import two_sided


@dataclass(frozen=True, slots=True)
class Choosing:
    """One of the person's `cells` is to be taken. In a bipartite part, turned where they are a colleague there."""

    part: Part
    is_turned: bool
    cells: tuple[Cell, ...]

    @property
    def row(self) -> int:
        return self.cells[0][0]

    def built(self) -> CandidateMatrix:
        """The pinned cells of the person's row are those that are asked about, and it has no others."""
        part = self.part.built()
        matrix = part.turned() if self.is_turned else part
        points = matrix.points.copy()
        points[self.row] = UNAVAILABLE
        for cell in self.cells:
            points[cell] = matrix.points[cell]
        return replace(matrix, points=points, pinned=matrix.pinned | set(self.cells), known=matrix.sides)

    def whole(self, cells: Iterable[Cell]) -> list[Cell]:
        return self.part.whole((column, row) if self.is_turned else (row, column) for row, column in cells)


@dataclass(frozen=True, slots=True)
class Level:
    """How much is kept: pairs and people among them who waited, and the worst pair score."""

    placed: tuple[int, int]
    worst_pair_score: int


@dataclass(frozen=True, slots=True)
class Changed:
    """An assignment by what is different from the best one: its measures, and the cells that are new; and what it weighs."""

    measures: Measures
    new_pairs: frozenset[Cell]
    whole: int = 0


def with_each(matrix: CandidateMatrix, best: Assignment, person: PersonId, cells: Collection[Cell]) -> Mapping[Cell, Changed]:
    """Available cells of this person, each with the best assignment that has it.

    Where that can be, it has the worst pair score and the number placed of `best`, or else the best there are. The cell itself
    does not count for the worst pair score.
    """
    weights, parts, found = lexicographic(matrix), two_sided(matrix), dict[Cell, Changed]()
    level: Level | None = Level((best.measures.placed, best.measures.first_in_line), best.measures.worst_pair_score)
    while rest := set(cells) - found.keys():
        choosing = [each for part in parts if (each := _choosing(part, matrix, person, rest))]
        level = level or Level(*best_of([each.built for each in choosing]))
        for pins in _at(matrix, choosing, level, weights):
            for cell, changed in pins.each(best):
                if cell not in found or changed.whole > found[cell].whole:
                    found[cell] = changed
        level = None
    return found


def _choosing(part: Part, matrix: CandidateMatrix, person: PersonId, cells: Collection[Cell]) -> Choosing | None:
    """None where the person has none of these cells here."""
    here = part.part(cells)
    if not here:
        return None
    is_turned = matrix.seniors[part.rows[here[0][0]]] != person
    return Choosing(part, is_turned, tuple((column, row) if is_turned else (row, column) for row, column in here))


@dataclass(frozen=True, slots=True)
class Base:
    """The best assignment with one of the cells, and what the others change."""

    matrix: CandidateMatrix
    choosing: Choosing
    level: Level
    weights: ObjectiveWeights
    pins: Pins

    def each(self, best: Assignment) -> Iterator[tuple[Cell, Changed]]:
        """Every cell that an assignment of this level can have."""
        base = self._whole(self.pins.cycles.cells)
        whole, of_best = self.pins.cycles.whole, frozenset(best.cells)
        new_in_base = frozenset(base) - of_best
        for asked in self.choosing.cells:
            change = self.pins.change(asked[1])
            if change is not None:
                ended, new = map(self._whole, self.pins.exchange(asked[1]))
                (cell,) = self.choosing.whole([asked])
                yield cell, Changed(self._measures(whole + change), (new_in_base - {*ended}) | ({*new} - of_best), whole + change)

    def _whole(self, cells: Iterable[Cell]) -> list[Cell]:
        return [self.matrix.first_of_equals(cell) for cell in self.choosing.whole(cells)]

    def _measures(self, whole: int) -> Measures:
        """A better worst pair score than the level's there is none, unless all pairs are pinned."""
        (placed, waited), all_pinned = self.level.placed, len(self.matrix.pinned) + 1
        worst_pair_score = self.level.worst_pair_score if placed > all_pinned else BEST
        return Measures(placed, waited, worst_pair_score, self.weights.kept_pairs(whole), self.weights.points(whole))


def _at(matrix: CandidateMatrix, choosing: Iterable[Choosing], level: Level, weights: ObjectiveWeights) -> Iterator[Base]:
    """Where there is an assignment that keeps so much."""
    for each in choosing:
        built = each.built()
        if cardinality.placing(built, bipartite.most(built, level.worst_pair_score)) == level.placed:
            cells = bipartite.cells(built, level.worst_pair_score, weights)
            cycles = augmenting_cycles(built, cells, level.worst_pair_score, weights)
            yield Base(matrix, each, level, weights, cycles.pins(each.row))
