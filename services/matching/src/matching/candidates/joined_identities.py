"""Ids that turned out to be one human."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matching.ids import PersonId


@dataclass(frozen=True, slots=True)
class JoinedIdentities:
    """`first` finds the smallest id of a human who has several."""

    first: Mapping[PersonId, PersonId] = field(default_factory=dict)

    def human(self, person: PersonId) -> PersonId:
        return self.first.get(person, person)

    def ids_of(self, person: PersonId) -> frozenset[PersonId]:
        """All ids of the human, this one among them."""
        return frozenset({person, *(one for one, human in self.first.items() if human == self.human(person))})


def joined(same: Iterable[tuple[PersonId, PersonId]]) -> JoinedIdentities:
    """The two ids of each entry are one human; so are all that are linked by such entries."""
    groups: dict[PersonId, set[PersonId]] = {}
    for one, other in same:
        group = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(group, group))
    return JoinedIdentities({person: min(group) for person, group in groups.items()})
