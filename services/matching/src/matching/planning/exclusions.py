"""Who must not be paired with whom: whatever the reason, two people are simply not available to each other.

Reasons are not told apart from here on, so that nothing which is shown of a round can say who asked, or that anybody did.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.domain.identities import PersonId
from matching.domain.scores import Candidate, Couple

LEVELS: Final = 2


@dataclass(frozen=True, slots=True)
class Identities:
    """Ids that are one human. `first` finds the smallest of them, for whoever has several."""

    first: Mapping[PersonId, PersonId] = field(default_factory=dict)

    def human(self, person: PersonId) -> PersonId:
        return self.first.get(person, person)

    def of(self, person: PersonId) -> frozenset[PersonId]:
        """All ids of the human, this one among them."""
        return frozenset({person, *(one for one, human in self.first.items() if human == self.human(person))})


def joined(same: Iterable[tuple[PersonId, PersonId]]) -> Identities:
    """Two ids that are one human, and so on from there."""
    groups: dict[PersonId, set[PersonId]] = {}
    for one, other in same:
        group = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(group, group))
    return Identities({person: min(group) for person, group in groups.items()})


@dataclass(frozen=True, slots=True)
class Line:
    """Where somebody works: their managers, the nearest first, and their team."""

    managers: tuple[PersonId, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class Apart:
    """`couples` must not be paired; nor must two who share one of `teams`. Both speak of humans, whatever ids they have."""

    identities: Identities
    couples: frozenset[Couple] = frozenset()
    teams: Mapping[PersonId, frozenset[str]] = field(default_factory=dict)

    def parts(self, one: PersonId, other: PersonId) -> bool:
        some, others = self.identities.human(one), self.identities.human(other)
        shared = self.teams.get(some, frozenset()) & self.teams.get(others, frozenset())
        return some == others or frozenset({some, others}) in self.couples or bool(shared)

    def table(self, seniors: Sequence[Candidate], colleagues: Sequence[Candidate]) -> NDArray[np.bool_]:
        """`parts` of every senior (a row) with every colleague (a column)."""
        parted = np.zeros((len(seniors), len(colleagues)), dtype=np.bool_)
        rows, columns = self._places(seniors), self._places(colleagues)
        for human in rows.keys() & columns.keys():
            parted[np.ix_(rows[human], columns[human])] = True
        for couple in self.couples:
            for one, other in ((min(couple), max(couple)), (max(couple), min(couple))):
                parted[np.ix_(rows.get(one, []), columns.get(other, []))] = True
        for some, others in self._teams(rows, columns):
            parted[np.ix_(some, others)] = True
        return parted

    def _places(self, people: Sequence[Candidate]) -> dict[PersonId, list[int]]:
        places: dict[PersonId, list[int]] = {}
        for place, one in enumerate(people):
            places.setdefault(self.identities.human(one.person), []).append(place)
        return places

    def _teams(
        self, rows: Mapping[PersonId, list[int]], columns: Mapping[PersonId, list[int]]
    ) -> Iterable[tuple[list[int], list[int]]]:
        for team in sorted({team for teams in self.teams.values() for team in teams}):
            members = [human for human, teams in self.teams.items() if team in teams]
            yield [place for one in members for place in rows.get(one, [])], [p for one in members for p in columns.get(one, [])]


NOBODY_APART: Final = Apart(Identities())


def apart(identities: Identities, lines: Mapping[PersonId, Line], couples: Iterable[Couple]) -> Apart:
    """Line management either way within two levels, the same team, and the couples that somebody or something keeps apart."""
    human = identities.human
    known: dict[PersonId, list[Line]] = {}
    for person in sorted(lines):
        known.setdefault(human(person), []).append(lines[person])
    managed = [frozenset({one, human(manager)}) for one in known for manager in _above(one, known, identities, LEVELS)]
    kept = [frozenset(map(human, couple)) for couple in couples]
    teams = {one: frozenset(line.team for line in where if line.team) for one, where in known.items()}
    return Apart(identities, frozenset(couple for couple in (*managed, *kept) if len(couple) > 1), teams)


def _above(human: PersonId, known: Mapping[PersonId, Sequence[Line]], identities: Identities, levels: int) -> Iterable[PersonId]:
    """Recorded with the person themself, or with their manager."""
    for line in known.get(human, ()):
        for level, manager in enumerate(line.managers[:levels], start=1):
            yield manager
            yield from _above(identities.human(manager), known, identities, levels - level)
