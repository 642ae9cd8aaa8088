"""Keeping whom applicants report to: of a staff list only their rows are kept, two levels up, and only ids of their managers.

Nothing is remembered of anybody else, not even that they were on the list. Somebody with several posts has several rows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.table import applications
from recruitment.ids import PersonId
from recruitment.imports.chance import Chance
from recruitment.imports.rows import Post as Row
from recruitment.staff.decider import LINE_UNCHANGED, Line, Post, RecordLine
from recruitment.staff.use_cases import lines, recognise

BATCH: Final = 500
Chain: TypeAlias = tuple[tuple[str, ...], str | None]
"""Addresses of managers, nearest first, and the team."""
Item = TypeVar("Item")
Key = TypeVar("Key", str, UUID)


@dataclass(frozen=True, slots=True)
class Looked:
    """What would come of good rows: the chains of each applicant whose line changes, and the others counted.

    Nothing is passed over but rows of people who have not applied here.
    """

    changing: Mapping[UUID, tuple[Chain, ...]]
    unchanged: int
    passed_over: int
    refused: tuple[tuple[int, Refusal], ...]


def look(context: TenantContext, rows: Sequence[Row], chance: Chance) -> Looked:
    """Changes nothing: a manager who would be new gets any id here."""
    by_address = _grouped(rows, lambda row: row.address.casefold())
    people = dict(_known(context, {each.casefold() for row in rows for each in (row.address, row.manager) if each}))
    there = [row for row in rows if row.address.casefold() in people]
    of_person = _grouped(there, lambda row: people[row.address.casefold()])
    applied = _applicants(context, list(of_person))
    chains = {person: _chains(found, by_address) for person, found in of_person.items() if person in applied}

    def any_id(address: str) -> UUID:
        return people.get(address) or chance.person()

    prepared = lines.prepare(context, {person: _line(person, of_it, any_id) for person, of_it in chains.items()})
    refusals = {person: outcome for person, outcome in prepared.items() if isinstance(outcome, Refusal)}
    return Looked(
        changing={person: chains[person] for person in chains.keys() - refusals.keys()},
        unchanged=list(refusals.values()).count(LINE_UNCHANGED),
        passed_over=len(rows) - sum(len(of_person[person]) for person in chains),
        refused=tuple((of_person[person][0].number, why) for person, why in refusals.items() if why != LINE_UNCHANGED),
    )


def _grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> Mapping[Key, list[Row]]:
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _known(context: TenantContext, addresses: Iterable[str]) -> Iterator[tuple[str, UUID]]:
    for batch in _batches(sorted(addresses)):
        yield from recognise.known(context, batch).items()


def _applicants(context: TenantContext, people: Sequence[UUID]) -> set[UUID]:
    with context.database.transaction() as db:
        return {person for batch in _batches(people) for person in applications.applicants(db, batch)}


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    yield from (items[place : place + BATCH] for place in range(0, len(items), BATCH))


def _chains(rows: Sequence[Row], by_address: Mapping[str, Sequence[Row]]) -> tuple[Chain, ...]:
    """In an order that is the same in whichever order the rows come. Nobody is their own manager's manager."""
    own = {row.address.casefold() for row in rows}
    chains: set[Chain] = set()
    for row in rows:
        direct = (row.manager.casefold(),) if row.manager else ()
        above = {each.manager.casefold() for address in direct for each in by_address.get(address, ()) if each.manager}
        second = above - own - set(direct)
        chains |= {((*direct, each), row.team) for each in second} or {(direct, row.team)}
    return tuple(sorted(chains, key=lambda chain: (chain[0], chain[1] or "")))


def _line(person: UUID, chains: Iterable[Chain], id_of: Callable[[str], UUID]) -> Line:
    return Line(tuple(dict.fromkeys(Post(_above(person, map(id_of, managers)), team) for managers, team in chains)))


def _above(person: UUID, managers: Iterable[UUID]) -> tuple[PersonId, ...]:
    """Two addresses may be one person's: whom the second level names again is left out of it."""
    found: list[PersonId] = []
    for level, manager in enumerate(managers):
        if level == 0 or manager not in {person, *found}:
            found.append(PersonId(manager))
    return tuple(found)


def managers_in(looked: Looked) -> set[str]:
    """Their addresses."""
    return {address for chains in looked.changing.values() for addresses, _ in chains for address in addresses}


def prepare(context: Preparing, looked: Looked, chance: Chance) -> list[RecordLine] | Refusal:
    """New managers are registered, and all lines are sealed at once."""
    ids = recognise.known_or_new(context, managers_in(looked), chance.person)
    wanted = {person: _line(person, of_it, ids.__getitem__) for person, of_it in looked.changing.items()}
    prepared = lines.prepare(context, wanted)
    return lines.seal(context, (each for each in prepared.values() if isinstance(each, RecordLine)))


def record(write: Write, sealed: Sequence[RecordLine]) -> int:
    """Records all in one transaction; returns how many."""
    return lines.record(write, sealed)
