"""Legal holds. Table: holds_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed
from recruitment.holds.decider import (
    Event,
    HoldAsked,
    HoldEnded,
    HoldFailed,
    HoldPlaced,
    HoldReviewed,
    HoldReviewPassed,
)


@dataclass(frozen=True, slots=True)
class HoldRow:
    """`state`: being_placed, in_force, failed, ended."""

    hold: UUID
    person: UUID
    reference: Sealed
    state: str
    placed_on: date
    review_on: date
    review_passed: bool
    ended_on: date | None


@writes("holds_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    hold, on = recorded.stream.id, day_of(recorded.origin.at)
    match recorded.event:
        case HoldAsked():
            _add(db, hold, recorded.event, on)
        case HoldPlaced():
            db.execute("UPDATE holds_1 SET state = 'in_force' WHERE hold = %s", (hold,))
        case HoldFailed():
            db.execute("UPDATE holds_1 SET state = 'failed' WHERE hold = %s", (hold,))
        case HoldReviewed(review_on):
            db.execute("UPDATE holds_1 SET review_on = %s, review_passed = false WHERE hold = %s", (review_on, hold))
        case HoldReviewPassed():
            db.execute("UPDATE holds_1 SET review_passed = true WHERE hold = %s", (hold,))
        case HoldEnded():
            db.execute("UPDATE holds_1 SET state = 'ended', ended_on = %s WHERE hold = %s", (on, hold))
        case _:
            pass


def _add(db: Db, hold: UUID, asked: HoldAsked, on: date) -> None:
    reference = msgspec.json.encode(asked.reference).decode()
    db.execute(
        """INSERT INTO holds_1 (hold, person, reference, state, placed_on, review_on)
           VALUES (%s, %s, %s, 'being_placed', %s, %s)""",
        (hold, asked.person, reference, on, asked.review_on),
    )


def everyone(db: Db) -> list[HoldRow]:
    """Those whose day for the review has passed first, then the others in force by that day."""
    rows = db.execute(
        """SELECT hold, person, reference::text, state, placed_on, review_on, review_passed, ended_on FROM holds_1
           ORDER BY ended_on IS NOT NULL, review_passed DESC, review_on, hold"""
    ).fetchall()
    return [
        HoldRow(hold, person, msgspec.json.decode(reference, type=Sealed), *others) for hold, person, reference, *others in rows
    ]
