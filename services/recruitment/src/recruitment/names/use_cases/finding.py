"""Finding somebody of the trust by name or address, and names for which no record names a person.

That the decision-maker looked for somebody, or at the list of holds, is on record as a look at everybody's names: in the access
log of the trust, and in nobody's own list, where it would tell them that something is decided about them (ADR 55).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from plp_kit.core import access_records
from plp_kit.core.database import Db
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log.viewers import Accessed
from recruitment.cohorts.table import cohorts
from recruitment.ids import trust_id
from recruitment.names import queries
from recruitment.names.matching import fits
from recruitment.names.queries import Named
from recruitment.staff import table as staff

MOST: Final = 20
NO_SUCH_PERSON: Final = Refusal("no_such_person", "Nobody with this id is known here.", Kind.MISSING)


@shown
@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`cohorts` are the titles of those to which they have an application, `roles` what they are in the trust."""

    person: UUID
    name: str | None = field(repr=False)
    address: str | None = field(repr=False)
    cohorts: list[str]
    roles: list[str]


@shown
@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Those whose name or address fits, by name. `more`: so many fit that not all are here."""

    people: list[FoundPerson]
    more: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    person: UUID
    named: Named
    address: Sealed | None


def find(context: TenantContext, reader: UUID, typed: str) -> FoundPeople:
    """Nobody who is gone, and not the reader. One record of it a reader and day, before anything is shown."""
    with context.database.transaction() as db:
        everybody, titles = _everybody(db, reader), {each.cohort: each.title for each in cohorts.cohorts(db)}
        _record(context, db, reader, Accessed.NAMES, Accessed.CONTACT)
    opened = _opened(context, [value for each in everybody for value in (each.named.name, each.address)])
    rows = [
        FoundPerson(each.person, name, address, _titles(titles, each.named), sorted(each.named.human.roles))
        for each, name, address in zip(everybody, opened[::2], opened[1::2], strict=True)
        if fits(typed, name, address)
    ]
    rows.sort(key=lambda row: ((row.name or "").casefold(), row.person))
    return FoundPeople(rows[:MOST], len(rows) > MOST)


def one(context: TenantContext, reader: UUID, person: UUID) -> FoundPerson | Refusal:
    """Somebody whom a search finds, by an id of theirs; on record in the same way."""
    with context.database.transaction() as db:
        everybody, titles = _everybody(db, reader), {each.cohort: each.title for each in cohorts.cohorts(db)}
        found = [each for each in everybody if person in each.named.human.ids]
        _record(context, db, reader, Accessed.NAMES, Accessed.CONTACT)
    if not found:
        return NO_SUCH_PERSON
    (each,) = found
    name, address = _opened(context, [each.named.name, each.address])
    return FoundPerson(person, name, address, _titles(titles, each.named), sorted(each.named.human.roles))


def names_of(context: TenantContext, reader: UUID, people: Collection[UUID]) -> Mapping[UUID, str | None]:
    """Of people who are there. No record names one of them."""
    with context.database.transaction() as db:
        found = queries.named(db, staff.everybody_joined(db), people)
        if found:
            _record(context, db, reader, Accessed.NAMES)
    seen = {person: named.name for person, named in found.items() if not named.human.gone}
    return dict(zip(seen, _opened(context, list(seen.values())), strict=True))


def _everybody(db: Db, reader: UUID) -> list[_Candidate]:
    """One a human, under the id of their sign-in, or else of an application."""
    joined = staff.everybody_joined(db)
    own = joined.ids_of(reader)
    people = [person for person in queries.everybody(db) if person not in own]
    named, addresses = (
        queries.named(db, joined, people),
        {row.person: row.contact.address for row in staff.with_contact(db) if row.contact},
    )
    return [
        _Candidate(person, named[person], _address(named[person], addresses))
        for person in _humans(joined, people)
        if not named[person].human.gone
    ]


def _humans(joined: JoinedIdentities, people: Iterable[UUID]) -> Iterable[UUID]:
    first: dict[UUID, UUID] = {}
    for person in people:
        first.setdefault(joined.human(person), person)
    return first.values()


def _address(named: Named, addresses: Mapping[UUID, Sealed | None]) -> Sealed | None:
    return next((addresses[id] for id in sorted(named.human.ids) if addresses.get(id)), None)


def _titles(titles: Mapping[UUID, str], named: Named) -> list[str]:
    return sorted(titles[cohort] for cohort in named.human.cohorts if cohort in titles)


def _record(context: TenantContext, db: Db, reader: UUID, *what: Accessed) -> None:
    now, everybody = context.clock.now(db), [trust_id(context.tenant)]
    for each in what:
        access_records.add_of_the_day(db, now, reader, each, everyone_of=everybody)


def _opened(context: TenantContext, values: Collection[Sealed | None]) -> list[str | None]:
    texts = iter(context.open([value for value in values if value is not None]))
    return [None if value is None else next(texts) for value in values]
