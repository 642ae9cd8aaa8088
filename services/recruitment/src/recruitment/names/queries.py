"""People whose names are asked for, under all of their ids, and whom the asker matches, partners or reads as a substitute."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed
from recruitment.applications.table import applications
from recruitment.names import table
from recruitment.names.seeing import Asker, Human
from recruitment.pairs import table as pairs
from recruitment.people.table import availability
from recruitment.rounds import table as rounds
from recruitment.staff import table as staff


@dataclass(frozen=True, slots=True)
class Named:
    """`name` is how their sign-in calls them, or else how a list or they themselves do; None where nobody has told."""

    human: Human
    name: Sealed | None


def asking(db: Db, joined: JoinedIdentities, person: UUID, roles: Iterable[str]) -> Asker:
    ids = joined.ids_of(person)
    rounds_of = frozenset(rounds.read_by_substitute(db, ids))
    return Asker(ids, frozenset(roles), frozenset(pairs.partners(db, ids)), rounds_of)


def named(db: Db, joined: JoinedIdentities, people: Collection[UUID]) -> Mapping[UUID, Named]:
    """By the id that was asked for. Until the transaction ends nobody's data are restricted who has an application."""
    everybody = joined.all_ids(people)
    belonging, accepted = defaultdict[UUID, set[UUID]](set), defaultdict[UUID, set[UUID]](set)
    for row in applications.belonging(db, everybody):
        belonging[row.person].add(row.cohort)
        if row.accepted:
            accepted[row.person].add(row.cohort)
    restricted, gone = availability.restricted(db, everybody), availability.gone(db, everybody)
    told = {row.person: row for row in reversed(table.of_people(db, everybody))}
    contacts = {row.person: row.contact.name for row in staff.of_people(db, everybody) if row.contact is not None}

    def human(ids: frozenset[UUID]) -> Named:
        rows = sorted((told[id] for id in ids if id in told), key=lambda row: row.kept_until)
        names = [*(row.name for row in reversed(rows)), *(contacts[id] for id in sorted(ids) if id in contacts)]
        roles = frozenset[str]().union(*(row.roles for row in rows))
        cohorts, in_which = (frozenset[UUID]().union(*(of[id] for id in ids if id in of)) for of in (belonging, accepted))
        flags = (not ids.isdisjoint(restricted), not ids.isdisjoint(gone))
        return Named(Human(ids, roles, cohorts, in_which, *flags), names[0] if names else None)

    return {person: human(joined.ids_of(person)) for person in people}


def everybody(db: Db) -> list[UUID]:
    """All ids that may have a name: of sign-ins first, then of applications, then of lists."""
    rows = db.execute(
        """SELECT person FROM (
               SELECT person, 1 AS place FROM names_1 UNION ALL SELECT person, 2 FROM applications_1
               UNION ALL SELECT person, 3 FROM staff_1 WHERE contact IS NOT NULL
           ) AS known GROUP BY person ORDER BY min(place), person"""
    )
    return [person for (person,) in rows]
