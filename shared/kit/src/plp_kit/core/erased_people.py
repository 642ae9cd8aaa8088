"""People of whom a service knows that they are erased: a stream each, under the person's id. Table: erased_people_1.

A service that does not erase people itself hears of it, and keeps it in its own log: the log tells the vault again after a
restore, and whatever is heard of such a person later meets it, in whatever order it comes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.aggregates import Aggregate, Reaction
from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.stored import Stored, StoredEvents


@dataclass(frozen=True, slots=True)
class HearErasure:
    on: date


@dataclass(frozen=True, slots=True)
class ErasureHeard:
    on: date


@dataclass(frozen=True, slots=True)
class Known:
    """Or never heard of: it makes no difference here."""


@dataclass(frozen=True, slots=True)
class Erased:
    on: date


State: TypeAlias = Known | Erased
ErasedPeople: TypeAlias = Aggregate[HearErasure, State, ErasureHeard]

ERASURE_HEARD_ALREADY = Refusal("erasure_heard_already", "That this person is erased is known already.")


def decide(state: State, command: HearErasure) -> Decision[ErasureHeard]:
    return ERASURE_HEARD_ALREADY if isinstance(state, Erased) else [ErasureHeard(command.on)]


def evolve(_: State, event: ErasureHeard) -> State:
    return Erased(event.on)


@writes("erased_people_1")
def apply(db: Db, recorded: Recorded[ErasureHeard]) -> None:
    note(db, recorded.stream.id, recorded.event.on)


def note(db: Db, person: UUID, on: date) -> None:
    """For the read model of whoever's own log says that a person is erased. Waits for those who have just asked `among`."""
    db.execute("SELECT pg_advisory_xact_lock(%s::bigint)", (_number(person),))
    db.execute(
        "INSERT INTO erased_people_1 (person, erased_on) VALUES (%s, %s) ON CONFLICT (tenant, person) DO NOTHING", (person, on)
    )


def heard_by(service: str) -> ErasedPeople:
    """The streams of a service that hears of erasures."""
    stored = StoredEvents(Stored(f"{service}.erasure_heard.v1", ErasureHeard))
    return Aggregate("erased", Decider(Known(), decide, evolve), stored, (apply,))


def hear(people: ErasedPeople, person: UUID, on: date) -> Reaction:
    return Reaction(people, person, HearErasure(on), frozenset({ERASURE_HEARD_ALREADY.code}))


def everyone(db: Db) -> dict[UUID, date]:
    """All of the tenant, with the day."""
    return dict(db.execute("SELECT person, erased_on FROM erased_people_1").fetchall())


def among(db: Db, people: Collection[UUID]) -> dict[UUID, date]:
    """Those of them who are erased, with the day. To the end of the transaction nobody else of them will be."""
    db.execute("SELECT pg_advisory_xact_lock_shared(number) FROM unnest(%s::bigint[]) AS number", (sorted(map(_number, people)),))
    found = db.execute("SELECT person, erased_on FROM erased_people_1 WHERE person = ANY(%s) ORDER BY person", (list(people),))
    return dict(found.fetchall())


def _number(person: UUID) -> int:
    """Two transactions that do not see each other's rows, one of which erases while one takes in: this makes them take turns."""
    return int.from_bytes(person.bytes[:8], signed=True)
