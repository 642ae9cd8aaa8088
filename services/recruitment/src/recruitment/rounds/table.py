"""Rounds of matching, whether they are on, and their substitutes. Tables: rounds_1, substitutes_1."""

from collections.abc import Collection
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.rounds.decider import Event, RoundBegun, RoundOver, SubstituteRecorded


@writes("rounds_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    """Waits for transactions that have just called `lock_on`."""
    match recorded.event:
        case RoundBegun(cohort) | RoundOver(cohort):
            db.execute(
                """INSERT INTO rounds_1 (round, cohort, is_on) VALUES (%s, %s, %s)
                   ON CONFLICT (tenant, round) DO UPDATE SET is_on = excluded.is_on""",
                (recorded.stream.id, cohort, isinstance(recorded.event, RoundBegun)),
            )
        case SubstituteRecorded():
            return


@writes("substitutes_1")
def name(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case SubstituteRecorded(person):
            db.execute("INSERT INTO substitutes_1 (round, person) VALUES (%s, %s)", (recorded.stream.id, person))
        case _:
            return


def lock_on(db: Db, cohort: UUID) -> bool:
    """Whether a round of the cohort is on. If so it stays on until the transaction ends."""
    return db.execute("SELECT FROM rounds_1 WHERE cohort = %s AND is_on FOR SHARE", (cohort,)).fetchone() is not None


def read_by_substitute(db: Db, ids: Collection[UUID]) -> list[UUID]:
    """Cohorts with a round that is on, of which the human with these ids is a substitute."""
    rows = db.execute(
        """SELECT DISTINCT cohort FROM substitutes_1 JOIN rounds_1 USING (tenant, round)
           WHERE person = ANY(%s) AND is_on""",
        (list(ids),),
    )
    return [cohort for (cohort,) in rows]
