"""How far each contribution has come. Table: contributions_1."""

from datetime import date
from uuid import UUID

from evaluation.contributions.decider import (
    ContributionApproved,
    ContributionHeld,
    ContributionPrepared,
    Event,
    Provenance,
)
from evaluation.ids import survey_id
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("contributions_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    contribution, on = recorded.stream.id, day_of(recorded.origin.at)
    match recorded.event:
        case ContributionPrepared(provenance):
            _prepare(db, contribution, provenance, on)
        case ContributionHeld():
            _move_on(db, contribution, "held", on)
        case ContributionApproved():
            _move_on(db, contribution, "approved", on)


def _prepare(db: Db, contribution: UUID, provenance: Provenance, on: date) -> None:
    """Anew, if it was prepared before."""
    db.execute(
        """INSERT INTO contributions_1 (contribution, survey, state, since) VALUES (%s, %s, 'prepared', %s)
           ON CONFLICT (tenant, contribution) DO UPDATE SET state = excluded.state, since = excluded.since""",
        (contribution, survey_id(provenance.block.cohort, provenance.block.wave), on),
    )


def _move_on(db: Db, contribution: UUID, state: str, on: date) -> None:
    db.execute("UPDATE contributions_1 SET state = %s, since = %s WHERE contribution = %s", (state, on, contribution))
