"""Pairs that matchers have pinned or vetoed in a round. Table: considerations_1."""

from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from matching.considerations.decider import PairPinned, PairReleased, PairVetoed
from matching.ids import PersonId
from matching.rounds.events import Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Consideration:
    """Two people whom a matcher pinned or vetoed: `kind` is pin or veto."""

    one: PersonId
    other: PersonId
    kind: str


@writes("considerations_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PairPinned(one, other):
            _insert(db, recorded.stream.id, one, other, "pin")
        case PairVetoed(one, other):
            _insert(db, recorded.stream.id, one, other, "veto")
        case PairReleased(one, other):
            db.execute(
                "DELETE FROM considerations_1 WHERE round = %s AND one = %s AND other = %s", (recorded.stream.id, one, other)
            )
        case _:
            return


def _insert(db: Db, round_id: UUID, one: UUID, other: UUID, kind: str) -> None:
    db.execute("INSERT INTO considerations_1 (round, one, other, kind) VALUES (%s, %s, %s, %s)", (round_id, one, other, kind))


def of_round(db: Db, round_id: UUID) -> list[Consideration]:
    with db.cursor(row_factory=class_row(Consideration)) as rows:
        return rows.execute(
            "SELECT one, other, kind FROM considerations_1 WHERE round = %s ORDER BY kind, one, other", (round_id,)
        ).fetchall()
