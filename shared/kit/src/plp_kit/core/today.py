"""What waits for somebody today: one shape in every service, with ids and days and without a word that anybody wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Waiting:
    """So many of one kind wait for the caller, the first of them since that day; `due` is the last day in time, if there is one.

    What `id` names follows from the kind. `cohort` is the one that it is about, where the caller may have several of the kind.
    """

    kind: str
    id: UUID
    count: int
    since: date
    due: date | None
    cohort: UUID | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that waits, by a stable name: what its id names, and a sentence for the document. `count` is 1 unless given."""

    name: str
    id_of: str
    says: str

    def of(self, id: UUID, since: date, due: date | None = None, count: int = 1, cohort: UUID | None = None) -> Waiting:
        return Waiting(self.name, id, count, since, due, cohort)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, by the id of their sign-in, with all their roles, and on which day."""

    person: UUID
    on: date
    roles: frozenset[str]


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """What is due first comes first, what has no last day comes last. What waits for two roles of the caller is there once."""
    return sorted(set(waiting), key=lambda each: (each.due is None, each.due or each.since, each.since, each.kind, each.id))
