"""Whose data recruitment holds, and which: applications_1 and staff_1, by human, without people who are gone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from recruitment.people.table import availability
from recruitment.staff import table as staff
from recruitment.staff.table import SealedContact


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of one human. `wrote`: an application that can still be read; `needs`: what they need to take part."""

    person: UUID
    cohorts: frozenset[UUID]
    wrote: bool
    needs: bool
    took_part: bool
    contact: SealedContact | None


@dataclass(frozen=True, slots=True)
class _Application:
    cohort: UUID
    wrote: bool
    needs: bool
    took_part: bool


NOTHING: Final[tuple[_Application, ...]] = ()


def held(db: Db, cohort: UUID | None) -> list[Held]:
    """Of everybody who has an application to the cohort; without one, of everybody in the trust who is held at all."""
    joined = staff.everybody_joined(db)
    applied, contacts = _applied(db), {row.person: row.contact for row in staff.with_contact(db)}
    gone = availability.gone(db, [*applied, *contacts])
    humans = {joined.human(person): joined.ids_of(person) for person in {*applied, *contacts} - gone}
    everybody = [_held(person, ids, applied, contacts) for person, ids in sorted(humans.items()) if ids.isdisjoint(gone)]
    return [each for each in everybody if cohort is None or cohort in each.cohorts]


def _held(
    person: UUID,
    ids: Iterable[UUID],
    applied: Mapping[UUID, list[_Application]],
    contacts: Mapping[UUID, SealedContact | None],
) -> Held:
    known = sorted(ids)
    rows = [row for id in known for row in applied.get(id, NOTHING)]
    return Held(
        person,
        frozenset(row.cohort for row in rows),
        any(row.wrote for row in rows),
        any(row.needs for row in rows),
        any(row.took_part for row in rows),
        next((contacts[id] for id in known if contacts.get(id)), None),
    )


def _applied(db: Db) -> Mapping[UUID, list[_Application]]:
    found: dict[UUID, list[_Application]] = {}
    rows = db.execute(
        """SELECT person, cohort, ever_submitted AND NOT destroyed, needs_since IS NOT NULL AND NOT destroyed, ever_accepted
           FROM applications_1 ORDER BY application"""
    )
    for person, *row in rows:
        found.setdefault(person, []).append(_Application(*row))
    return found
