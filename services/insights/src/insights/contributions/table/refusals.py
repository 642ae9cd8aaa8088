"""Contributions that were refused, and why; never their figures. Table: refusals_1."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from insights.contributions.decider import ContributionRecorded, ContributionRefused, Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class RefusedContribution:
    """`reason` is a stable code; no figure is shown."""

    trust: str
    synthetic: bool
    contribution: UUID
    reason: str
    message: str
    at: datetime


@writes("refusals_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case ContributionRefused(trust, synthetic, contribution, reason, message):
            db.execute(
                """INSERT INTO refusals_1 (block, version, trust, synthetic, contribution, reason, message, at)
                   VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, recorded.version, trust, synthetic, contribution, reason, message, recorded.origin.at),
            )
        case ContributionRecorded():
            return


def refusals(db: Db) -> list[RefusedContribution]:
    """The latest first."""
    with db.cursor(row_factory=class_row(RefusedContribution)) as rows:
        return rows.execute(
            """SELECT trust, synthetic, contribution, reason, message, at FROM refusals_1
               ORDER BY at DESC, trust, contribution, reason"""
        ).fetchall()
