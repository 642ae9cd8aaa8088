"""Everything that a service holds about a person, opened for that person alone, in the words of the log."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias
from uuid import UUID

import msgspec

from plp_kit.core import joined_people
from plp_kit.core.access_records import Concerned
from plp_kit.core.database import Db
from plp_kit.core.deciding import AnyDecider
from plp_kit.core.events import Recorded
from plp_kit.core.sealed import KeyId, Sealed, sealed_in
from plp_kit.service import TenantContext

Plain: TypeAlias = Any
Details: TypeAlias = Mapping[str, object]
Opened: TypeAlias = Mapping[KeyId, Plain]
Streams: TypeAlias = Callable[[Db, UUID], Iterable[UUID]]
ConcernedBy: TypeAlias = Callable[[Db, UUID], Concerned]
"""All ids of the human who has this one, as this service knows them, and what they belong to."""
Own: TypeAlias = Callable[[UUID, Any], Details | None]
"""Of a person and an event: what of the event is theirs to see; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was recorded, in the words of the log: when, what happened, on which stream, and its details."""

    at: datetime
    what: str
    about: str
    details: Mapping[str, Plain]


def whole(_person: UUID, event: object) -> Details:
    """All of an event: of a stream that is about one person. Ids of keys are never shown."""
    names = [field.name for field in fields(event)] if is_dataclass(event) else []
    return {name: getattr(event, name) for name in names if name not in KEYS}


def without(event: object, *names: str) -> Details:
    """An event but for some of its fields."""
    return {name: value for name, value in whole(NOBODY, event).items() if name not in names}


NOBODY: Final = UUID(int=0)
KEYS: Final = frozenset({"key", "spent"})
"""Fields of events that hold the ids of keys."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Streams of one decider that are about people. `streams` finds a person's, `own` says what of each event is theirs."""

    decider: AnyDecider
    streams: Streams
    own: Own = whole


def under_all_ids(db: Db, person: UUID) -> Concerned:
    """For a service that receives which ids are one human."""
    return Concerned(joined_people.ids_of(db, person))


def by_person(_db: Db, person: UUID) -> Iterable[UUID]:
    """For a decider with a stream a person, under their id."""
    return [person]


@dataclass(frozen=True, slots=True)
class _Entry:
    recorded: Recorded[object]
    details: Details


def facts(
    context: TenantContext,
    person: UUID,
    holdings: Sequence[Holding],
    values: Collection[str] = (),
    concerned: ConcernedBy = under_all_ids,
    unshown: Collection[str] = (),
) -> list[Fact]:
    """Of all ids of the human, in the order in which they were recorded. A text whose key is spent or destroyed is None.

    What the human did in streams that are not about them is there without details: that they did it, when, and on which stream.
    `values` are the labels of what is sealed as one value with fields, `unshown` fields of them that may be about others.
    """
    with context.database.transaction() as db:
        ids = sorted(concerned(db, person).ids)
        entries = [entry for id in ids for holding in holdings for entry in _entries(context, db, id, holding)]
        acts = _acts(context, db, ids, {entry.recorded.id for entry in entries})
    entries.sort(key=lambda entry: entry.recorded.origin.at)
    sealed = [value for entry in entries for value in sealed_in(entry.details)]
    texts = {
        value.key: _without(msgspec.json.decode(text), unshown) if text is not None and value.label in values else text
        for value, text in zip(sealed, context.open(sealed), strict=True)
    }
    return sorted((*(_fact(entry, texts) for entry in entries), *acts), key=lambda fact: fact.at)


def _acts(context: TenantContext, db: Db, ids: Sequence[UUID], told: Collection[UUID]) -> list[Fact]:
    """What they did, as the actor of an event, and is not told already. The log has no index for it: this reads all of it."""
    names = {name: shape.__name__ for each in context.handler.slices for name, shape in each.stored.shapes.items()}
    rows = db.execute(
        """SELECT occurred_at, name, stream FROM events WHERE actor = ANY(%s) AND id <> ALL(%s)
           ORDER BY position""",
        ([str(id) for id in ids], list(told)),
    )
    return [Fact(at, names.get(str(name), str(name)), str(stream), {}) for at, name, stream in rows.fetchall()]


def _without(value: Plain, names: Collection[str]) -> Plain:
    return {name: inner for name, inner in value.items() if name not in names} if isinstance(value, dict) else value


def _entries(context: TenantContext, db: Db, person: UUID, holding: Holding) -> Iterator[_Entry]:
    for stream in holding.streams(db, person):
        for recorded in context.handler.history(db, holding.decider, stream):
            details = holding.own(person, recorded.event)
            if details is not None:
                yield _Entry(recorded, details)


def _fact(entry: _Entry, texts: Opened) -> Fact:
    recorded = entry.recorded
    details = {name: _plain(value, texts) for name, value in entry.details.items()}
    return Fact(recorded.origin.at, type(recorded.event).__name__, str(recorded.stream), details)


def _plain(value: object, texts: Opened) -> Plain:
    match value:
        case Sealed(key):
            return texts.get(key)
        case Enum() | bool() | int() | None:
            return value
        case tuple() | list():
            return [_plain(inner, texts) for inner in value]
        case frozenset():
            return sorted(str(_plain(inner, texts)) for inner in value)
        case Mapping():
            return {str(name): _plain(inner, texts) for name, inner in value.items()}
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name), texts) for field in fields(value)}
        case _:
            return str(value)
