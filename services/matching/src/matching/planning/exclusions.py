"""Who must not be paired with whom: whatever the reason, two people are simply not available to each other.

From here on all reasons look the same, so that nothing shown of a round can reveal who asked, or whether anybody did.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.candidates.lines import Line
from matching.ids import Pair, PersonId
from matching.planning.scores import Candidate
from plp_kit.core.joined_identities import JoinedIdentities, joined

LEVELS: Final = 2


@dataclass(frozen=True, slots=True)
class Exclusions:
    """`pairs` must not be made; nor must two people be paired who share one of `teams`. Both are about humans, not their ids.

    `alike` joins also who may be one human though nobody has said so: for exclusions alone they count as one.
    """

    identities: JoinedIdentities
    pairs: frozenset[Pair] = frozenset()
    teams: Mapping[PersonId, frozenset[str]] = field(default_factory=dict)
    alike: JoinedIdentities = field(default_factory=JoinedIdentities)

    def excludes(self, one: PersonId, other: PersonId) -> bool:
        human, partner = self.alike.human(one), self.alike.human(other)
        shared = self.teams.get(human, frozenset()) & self.teams.get(partner, frozenset())
        return human == partner or frozenset({human, partner}) in self.pairs or bool(shared)

    def matrix(self, seniors: Sequence[Candidate], colleagues: Sequence[Candidate]) -> NDArray[np.bool_]:
        """`excludes` of every senior (a row) with every colleague (a column)."""
        excluded = np.zeros((len(seniors), len(colleagues)), dtype=np.bool_)
        rows, columns = self._places(seniors), self._places(colleagues)
        for human in rows.keys() & columns.keys():
            excluded[np.ix_(rows[human], columns[human])] = True
        for pair in self.pairs:
            for one, other in ((min(pair), max(pair)), (max(pair), min(pair))):
                excluded[np.ix_(rows.get(one, []), columns.get(other, []))] = True
        for team_rows, team_columns in self._teams(rows, columns):
            excluded[np.ix_(team_rows, team_columns)] = True
        return excluded

    def _places(self, people: Sequence[Candidate]) -> dict[PersonId, list[int]]:
        places: dict[PersonId, list[int]] = {}
        for place, one in enumerate(people):
            places.setdefault(self.alike.human(one.person), []).append(place)
        return places

    def _teams(
        self, rows: Mapping[PersonId, list[int]], columns: Mapping[PersonId, list[int]]
    ) -> Iterable[tuple[list[int], list[int]]]:
        for team in sorted({team for teams in self.teams.values() for team in teams}):
            members = [human for human, teams in self.teams.items() if team in teams]
            yield (
                [row for one in members for row in rows.get(one, [])],
                [column for one in members for column in columns.get(one, [])],
            )


NO_EXCLUSIONS: Final = Exclusions(JoinedIdentities())


def exclusions(
    identities: JoinedIdentities, lines: Mapping[PersonId, Line], pairs: Iterable[Pair], may_be_one: Iterable[Pair] = ()
) -> Exclusions:
    """Line management either way within two levels, the same team, and `pairs`: conflicts, do not pair, earlier partners.

    The two of each pair of `may_be_one` are not paired with each other, and what keeps others from one keeps them from both.
    """
    alike = joined([*identities.first.items(), *((min(pair), max(pair)) for pair in may_be_one)])
    human = alike.human
    lines_of: dict[PersonId, list[Line]] = {}
    for person in sorted(lines):
        lines_of.setdefault(human(person), []).append(lines[person])
    managed = [frozenset({one, human(manager)}) for one in lines_of for manager in _above(one, lines_of, alike, LEVELS)]
    other = [frozenset(map(human, pair)) for pair in pairs]
    teams = {one: frozenset(team for line in of_one for team in line.teams) for one, of_one in lines_of.items()}
    return Exclusions(identities, frozenset(pair for pair in (*managed, *other) if len(pair) > 1), teams, alike)


def _above(
    human: PersonId, lines_of: Mapping[PersonId, Sequence[Line]], identities: JoinedIdentities, levels: int
) -> Iterable[PersonId]:
    """The managers above somebody, as recorded with that person or with their manager."""
    for post in (post for line in lines_of.get(human, ()) for post in line.posts):
        for level, manager in enumerate(post.managers[:levels], start=1):
            yield manager
            yield from _above(identities.human(manager), lines_of, identities, levels - level)
