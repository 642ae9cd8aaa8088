"""Who is paired with whom. Table: pairs_1."""

from collections.abc import Collection
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.pairs.decider import (
    AddressesRecorded,
    Event,
    PairEnded,
    PairNoticesForgotten,
    PairOpened,
    PairRecorded,
    PairTakenBack,
)


@writes("pairs_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PairRecorded(_, one, other):
            db.execute("INSERT INTO pairs_1 (pair, one, other) VALUES (%s, %s, %s)", (recorded.stream.id, one, other))
        case PairTakenBack():
            db.execute("UPDATE pairs_1 SET taken_back = true WHERE pair = %s", (recorded.stream.id,))
        case PairOpened() | AddressesRecorded() | PairEnded() | PairNoticesForgotten():
            return


def lock(db: Db, pair: UUID) -> None:
    """Until the transaction ends nobody takes the pair back."""
    db.execute("SELECT 1 FROM pairs_1 WHERE pair = %s FOR UPDATE", (pair,))


def partners(db: Db, ids: Collection[UUID]) -> set[UUID]:
    """The partners, also former ones, of the human who has these ids, each under the id with which they were paired."""
    rows = db.execute(
        """SELECT other FROM pairs_1 WHERE one = ANY(%s) AND NOT taken_back
           UNION SELECT one FROM pairs_1 WHERE other = ANY(%s) AND NOT taken_back""",
        (list(ids), list(ids)),
    )
    return {person for (person,) in rows}


def of_person(db: Db, person: UUID) -> list[UUID]:
    """Under this id; those that were taken back, too."""
    rows = db.execute("SELECT pair FROM pairs_1 WHERE one = %s OR other = %s ORDER BY pair", (person, person))
    return [pair for (pair,) in rows]
