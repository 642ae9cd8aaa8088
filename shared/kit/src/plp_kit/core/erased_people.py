"""The people whom a service knows to be erased: each has a stream under their id. Table: erased_people_1.

A service that does not erase people itself receives the fact and keeps it in its own log. After a restore the vault is told
again from the log, and messages about the person are recognised in whatever order they come.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from plp_kit.core import people_locks
from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.slices import Reaction, Slice
from plp_kit.core.stored import StoredEvents, stored


@dataclass(frozen=True, slots=True)
class RecordErasure:
    on: date


@stored("erased_people.erasure_recorded.v1")
@dataclass(frozen=True, slots=True)
class ErasureRecorded:
    on: date


@dataclass(frozen=True, slots=True)
class Present:
    """Also the state of a person who is unknown here."""


@dataclass(frozen=True, slots=True)
class Erased:
    on: date


State: TypeAlias = Present | Erased

RECORDED_ALREADY = Refusal("erasure_recorded_already", "This person's erasure is on record already.")


def decide(state: State, command: RecordErasure) -> Decision[ErasureRecorded]:
    return RECORDED_ALREADY if isinstance(state, Erased) else [ErasureRecorded(command.on)]


def evolve(_: State, event: ErasureRecorded) -> State:
    return Erased(event.on)


erased_people: Final[Decider[RecordErasure, State, ErasureRecorded]] = Decider(Present(), decide, evolve)


@writes("erased_people_1")
def apply(db: Db, recorded: Recorded[ErasureRecorded]) -> None:
    note(db, recorded.stream.id, recorded.event.on)


SLICE: Final = Slice("erased", erased_people, StoredEvents.of(ErasureRecorded), (apply,))


def note(db: Db, person: UUID, on: date) -> None:
    """Adds the person to the table. Waits for transactions that have just called `among` about them."""
    people_locks.lock(db, person)
    db.execute(
        "INSERT INTO erased_people_1 (person, erased_on) VALUES (%s, %s) ON CONFLICT (tenant, person) DO NOTHING", (person, on)
    )


def record(person: UUID, on: date) -> Reaction:
    return Reaction(erased_people, person, RecordErasure(on), (RECORDED_ALREADY,))


def everyone(db: Db) -> dict[UUID, date]:
    """All erased people of the tenant, with the day."""
    return dict(db.execute("SELECT person, erased_on FROM erased_people_1").fetchall())


def among(db: Db, people: Collection[UUID]) -> dict[UUID, date]:
    """Those of them who are erased, with the day. Nobody else of them can be erased before the transaction ends."""
    people_locks.lock_shared(db, people)
    rows = db.execute("SELECT person, erased_on FROM erased_people_1 WHERE person = ANY(%s) ORDER BY person", (list(people),))
    return dict(rows.fetchall())
