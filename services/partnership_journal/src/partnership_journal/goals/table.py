"""The goals of a partnership, sealed: both partners' shared ones, and each partner's own. Table: goals_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import args_row

from partnership_journal.goals.decider import GoalReached, GoalSet, GoalTakenBack, Whose
from partnership_journal.partnerships.decider import Event
from partnership_journal.writing.decider import TextRevised
from plp_kit.core import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class GoalRow:
    """`version` is the partnership's when the goal was set, as the answer to setting it said."""

    goal: UUID
    author: UUID
    whose: Whose
    wording: Sealed
    set_on: date
    reached_on: date | None
    version: int


@writes("goals_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    day = day_of(recorded.origin.at)
    match recorded.event:
        case GoalSet(partner, goal, whose, text):
            db.execute(
                """INSERT INTO goals_1 (partnership, goal, author, whose, wording, set_on, version)
                   VALUES (%s, %s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, goal, partner, whose, sealed_columns.column([text]), day, recorded.version),
            )
        case GoalReached(_, goal):
            db.execute("UPDATE goals_1 SET reached_on = %s WHERE partnership = %s AND goal = %s", (day, recorded.stream.id, goal))
        case GoalTakenBack(_, goal):
            db.execute("DELETE FROM goals_1 WHERE partnership = %s AND goal = %s", (recorded.stream.id, goal))
        case TextRevised(_, _, key, revised):
            db.execute(
                "UPDATE goals_1 SET wording = %s WHERE partnership = %s AND wording->0->>'key' = %s",
                (sealed_columns.column([revised]), recorded.stream.id, str(key)),
            )
        case _:
            return


def of_partnership(db: Db, partnership: UUID) -> list[GoalRow]:
    """The shared ones and both partners' own, in the order in which they were set."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT goal, author, whose, wording, set_on, reached_on, version FROM goals_1
               WHERE partnership = %s ORDER BY version""",
            (partnership,),
        ).fetchall()


def _row(goal: UUID, author: UUID, whose: str, wording: object, *rest: *tuple[date, date | None, int]) -> GoalRow:
    (text,) = sealed_columns.values(wording)
    return GoalRow(goal, author, Whose(whose), text, *rest)
