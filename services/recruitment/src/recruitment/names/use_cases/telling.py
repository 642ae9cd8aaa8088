"""Telling what somebody is called, and looking at names: who looked is on record before any is shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from plp_kit.core import access_records
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.access_log.viewers import Accessed
from recruitment.names import queries, table
from recruitment.names.decider import LABEL, ForgetName, TellName, Told, is_up_to_date, names
from recruitment.names.seeing import ROLE_OF_ANYBODY, Look, look
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff


@shown
@dataclass(frozen=True, slots=True)
class PersonName:
    """`name` is null where it is not available to the caller, whatever the reason."""

    person: UUID
    name: str | None = field(repr=False)


@shown
@dataclass(frozen=True, slots=True)
class OwnName:
    """The name that is on record, null where none is, the roles with which it was told, and until when it is kept."""

    name: str | None = field(repr=False)
    roles: list[str]
    kept_until: date | None
    version: int


def own(context: TenantContext, person: UUID) -> OwnName:
    with context.database.transaction() as db:
        loaded = context.handler.load(db, names, person)
    state = loaded.state
    if not isinstance(state, Told):
        return OwnName(None, [], None, loaded.version)
    (name,) = context.open([state.name])
    return OwnName(name, list(state.roles), state.kept_until, loaded.version)


@dataclass(frozen=True, slots=True)
class Telling:
    person: UUID
    name: str = field(repr=False)
    roles: tuple[str, ...]


def prepare(context: Preparing, telling: Telling) -> TellName | Refusal:
    """Nothing is sealed where nothing is new."""
    with context.database.transaction() as db:
        state, on = context.handler.load(db, names, telling.person).state, day_of(context.clock.now(db))
    if isinstance(state, Told) and is_up_to_date(state, telling.roles, on) and context.open([state.name]) == [telling.name]:
        return TellName(None, telling.roles, on, state.name.key)
    values = sealing.seal(context, names, telling.person, telling.person, {LABEL: telling.name})
    return values if isinstance(values, Refusal) else TellName(values[LABEL], telling.roles, on)


def record(write: Write, person: UUID, command: TellName) -> Handled | Refusal:
    return write.handle(names, person, replace(command, on=day_of(write.origin.at)))


def forget(write: Write, person: UUID) -> Handled | Refusal:
    return write.handle(names, person, ForgetName(day_of(write.origin.at)))


def look_at(context: TenantContext, reader: UUID, roles: Collection[str], people: Sequence[UUID]) -> list[PersonName]:
    """In the order given, each once. One record a reader, cohort and day; of people who are in none, one a person and day."""
    with context.database.transaction() as db:
        joined = staff.everybody_joined(db)
        asker, found = queries.asking(db, joined, reader, roles), queries.named(db, joined, people)
        looks = {person: seen for person, named in found.items() if named.name and (seen := look(asker, named.human))}
        cohorts, alone = _on_record(looks)
        access_records.add_of_the_day(db, context.clock.now(db), reader, Accessed.NAMES, people=alone, everyone_of=cohorts)
    values = [found[person].name for person in looks]
    texts = dict(zip(looks, context.open([value for value in values if value is not None]), strict=True))
    return [PersonName(person, texts.get(person)) for person in dict.fromkeys(people)]


def colleagues(context: TenantContext, reader: UUID, roles: Collection[str]) -> list[PersonName]:
    """Everybody with a role that not everybody has, who has signed in and is available, by name."""
    with context.database.transaction() as db:
        people = table.with_other_roles(db, ROLE_OF_ANYBODY)
    named = [each for each in look_at(context, reader, roles, people) if each.name is not None]
    return sorted(named, key=lambda each: (str(each.name).casefold(), each.person))


def _on_record(looks: dict[UUID, Look]) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Cohorts whose people are looked at, and people who are in none."""
    cohorts = frozenset[UUID]().union(*(seen.cohorts for seen in looks.values()))
    return cohorts, frozenset(person for person, seen in looks.items() if seen.itself)
