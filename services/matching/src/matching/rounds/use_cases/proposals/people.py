"""Who is in a round's proposal, and with whom: ids, for pages that look for somebody by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from matching.ids import PersonId
from matching.rounds.use_cases.proposals.reading import Reading, reading
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """`partner` is null for somebody who has none in the proposal."""

    person: PersonId
    partner: PersonId | None


@shown
@dataclass(frozen=True, slots=True)
class ProposedPeople:
    people: list[ProposedPerson]


def people(db: Db, round_id: UUID, reader: PersonId) -> ProposedPeople | Refusal:
    """Without the reader and their partner."""
    found = reading(db, round_id, reader)
    return found if isinstance(found, Refusal) else ProposedPeople(sorted(_people(found), key=lambda each: each.person))


def _people(found: Reading) -> Iterator[ProposedPerson]:
    for pair in found.pairs:
        yield ProposedPerson(pair.senior, pair.colleague)
        yield ProposedPerson(pair.colleague, pair.senior)
    for person in found.row.people_unplaced:
        if person not in found.own:
            yield ProposedPerson(person, None)
