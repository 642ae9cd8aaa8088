"""The people whose data a service knows to be restricted: each has a stream under their id. Table: restricted_people_1.

A service that does not restrict people itself receives the fact and keeps it in its own log. It never learns why.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from plp_kit.core import people_locks
from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.slices import Reaction, Slice
from plp_kit.core.stored import StoredEvents, stored


@dataclass(frozen=True, slots=True)
class RecordRestriction:
    restricted: bool


@stored("restricted_people.restriction_recorded.v1")
@dataclass(frozen=True, slots=True)
class RestrictionRecorded:
    restricted: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Nobody is restricted from the beginning."""

    restricted: bool = False


RECORDED_ALREADY = Refusal("restriction_recorded_already", "This is on record of the person already.")


def decide(state: Person, command: RecordRestriction) -> Decision[RestrictionRecorded]:
    return RECORDED_ALREADY if command.restricted == state.restricted else [RestrictionRecorded(command.restricted)]


def evolve(_: Person, event: RestrictionRecorded) -> Person:
    return Person(event.restricted)


restricted_people: Final[Decider[RecordRestriction, Person, RestrictionRecorded]] = Decider(Person(), decide, evolve)


@writes("restricted_people_1")
def apply(db: Db, recorded: Recorded[RestrictionRecorded]) -> None:
    """Waits for transactions that have just called `among` about the person."""
    person = recorded.stream.id
    people_locks.lock(db, person)
    if recorded.event.restricted:
        db.execute("INSERT INTO restricted_people_1 (person) VALUES (%s) ON CONFLICT (tenant, person) DO NOTHING", (person,))
    else:
        db.execute("DELETE FROM restricted_people_1 WHERE person = %s", (person,))


SLICE: Final = Slice("restricted", restricted_people, StoredEvents.of(RestrictionRecorded), (apply,))


def record(person: UUID, *, restricted: bool) -> Reaction:
    return Reaction(restricted_people, person, RecordRestriction(restricted), (RECORDED_ALREADY,))


def among(db: Db, people: Collection[UUID]) -> frozenset[UUID]:
    """Those of a few people who are restricted. Of nobody among them this changes before the transaction ends."""
    people_locks.lock_shared(db, people)
    return listed(db, people)


def listed(db: Db, people: Collection[UUID]) -> frozenset[UUID]:
    """Those of many people who are restricted. A decision rests on it only under a lock that a new restriction waits for."""
    rows = db.execute("SELECT person FROM restricted_people_1 WHERE person = ANY(%s)", (list(people),)).fetchall()
    return frozenset(person for (person,) in rows)
