"""Ids that turned out to be one human."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast
from uuid import UUID

Id = TypeVar("Id", bound=UUID)


@dataclass(frozen=True, slots=True)
class JoinedIdentities:
    """`first` finds the smallest id of a human who has several."""

    first: Mapping[UUID, UUID] = field(default_factory=dict)

    def human(self, person: Id) -> Id:
        return cast(Id, self.first.get(person, person))

    def humans(self, people: Iterable[Id]) -> frozenset[Id]:
        """Two ids of one human are one here."""
        return frozenset(map(self.human, people))

    def all_ids(self, people: Iterable[Id]) -> frozenset[Id]:
        """Every id of the humans of these ids, these among them."""
        given = frozenset(people)
        humans = self.humans(given)
        return given | {cast(Id, one) for one, human in self.first.items() if human in humans}

    def ids_of(self, person: Id) -> frozenset[Id]:
        """All ids of the human, this one among them."""
        others = (cast(Id, one) for one, human in self.first.items() if human == self.human(person))
        return frozenset({person, *others})


def joined(same: Iterable[tuple[UUID, UUID]]) -> JoinedIdentities:
    """The two ids of each entry are one human; so are all that are linked by such entries."""
    groups: dict[UUID, set[UUID]] = {}
    for one, other in same:
        group = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(group, group))
    return JoinedIdentities({person: min(group) for person, group in groups.items()})
