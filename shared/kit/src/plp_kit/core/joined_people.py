"""The people who are known by several ids, in a service that receives it: each id has a stream. Table: identities_1.

Somebody is known by an id from a list or a phone call, and later by the id of their own sign-in. What is joined is never parted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, TypeVar, cast
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.joined_identities import JoinedIdentities, joined
from plp_kit.core.read_models import writes
from plp_kit.core.slices import Reaction, Slice
from plp_kit.core.stored import StoredEvents, stored

Id = TypeVar("Id", bound=UUID)


@dataclass(frozen=True, slots=True)
class RecordIdentity:
    same_as: UUID


@stored("joined_people.identity_recorded.v1")
@dataclass(frozen=True, slots=True)
class IdentityRecorded:
    same_as: UUID


@dataclass(frozen=True, slots=True)
class Known:
    same: frozenset[UUID] = frozenset()


RECORDED_ALREADY = Refusal("identity_recorded_already", "It is on record already that both ids are one person.")


def decide(state: Known, command: RecordIdentity) -> Decision[IdentityRecorded]:
    return RECORDED_ALREADY if command.same_as in state.same else [IdentityRecorded(command.same_as)]


def evolve(state: Known, event: IdentityRecorded) -> Known:
    return Known(state.same | {event.same_as})


identities: Final[Decider[RecordIdentity, Known, IdentityRecorded]] = Decider(Known(), decide, evolve)


@writes("identities_1")
def apply(db: Db, recorded: Recorded[IdentityRecorded]) -> None:
    db.execute("INSERT INTO identities_1 (person, same_as) VALUES (%s, %s)", (recorded.stream.id, recorded.event.same_as))


SLICE: Final = Slice("identity", identities, StoredEvents.of(IdentityRecorded), (apply,))


def record(person: UUID, same_as: UUID) -> Reaction:
    return Reaction(identities, person, RecordIdentity(same_as), (RECORDED_ALREADY,))


def everybody(db: Db) -> JoinedIdentities:
    return joined(db.execute("SELECT person, same_as FROM identities_1 ORDER BY person, same_as").fetchall())


def ids_of(db: Db, person: Id) -> frozenset[Id]:
    """All ids of the human, this one among them."""
    rows = db.execute(
        """WITH RECURSIVE human (id) AS (
               SELECT %s::uuid
               UNION
               SELECT CASE WHEN person = id THEN same_as ELSE person END
               FROM human JOIN identities_1 ON id IN (person, same_as)
           )
           SELECT id FROM human""",
        (person,),
    ).fetchall()
    return frozenset(cast(Id, id) for (id,) in rows)


def known_as(db: Db, person: Id, among: Collection[UUID]) -> Id:
    """Which of these ids the person is: their own, or the smallest that is the same human; their own where none is."""
    if person in among:
        return person
    return min((id for id in ids_of(db, person) if id in among), default=person)
