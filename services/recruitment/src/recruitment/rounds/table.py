"""Rounds of matching, and whether they are on. Table: rounds_1."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.rounds.decider import Event, RoundBegun


@writes("rounds_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    """Waits for transactions that have just called `lock_on`."""
    db.execute(
        """INSERT INTO rounds_1 (round, cohort, is_on) VALUES (%s, %s, %s)
           ON CONFLICT (tenant, round) DO UPDATE SET is_on = excluded.is_on""",
        (recorded.stream.id, recorded.event.cohort, isinstance(recorded.event, RoundBegun)),
    )


def lock_on(db: Db, cohort: UUID) -> bool:
    """Whether a round of the cohort is on. If so it stays on until the transaction ends."""
    return db.execute("SELECT FROM rounds_1 WHERE cohort = %s AND is_on FOR SHARE", (cohort,)).fetchone() is not None
