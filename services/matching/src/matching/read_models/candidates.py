"""Who can be paired. Going may be heard before entering: then the row waits, without cohort and person. Table: candidates_1."""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from matching.domain.candidates import CandidateEntered, CandidateGone, Event, Side
from matching.domain.identities import PersonId
from matching.domain.scores import Candidate
from plp_kit.database import Db
from plp_kit.events import Recorded
from plp_kit.read_models import writes


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody who has entered, and the id of the event that says so."""

    person: UUID
    sides: list[str]
    topics_to_learn: list[str]
    topics_to_share: list[str]
    event_id: UUID

    @property
    def candidate(self) -> Candidate:
        return Candidate(
            PersonId(self.person),
            frozenset(map(Side, self.sides)),
            frozenset(self.topics_to_learn),
            frozenset(self.topics_to_share),
        )


@writes("candidates_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CandidateEntered():
            _enter(db, recorded.event, recorded.id)
        case CandidateGone(_, on):
            db.execute(
                """INSERT INTO candidates_1 (application, gone_on) VALUES (%s, %s)
                   ON CONFLICT (tenant, application) DO UPDATE SET gone_on = excluded.gone_on""",
                (recorded.stream.id, on),
            )


def _enter(db: Db, entered: CandidateEntered, event_id: UUID) -> None:
    db.execute(
        """INSERT INTO candidates_1 (application, cohort, person, sides, topics_to_learn, topics_to_share, event_id)
           VALUES (%s, %s, %s, %s, %s, %s, %s)
           ON CONFLICT (tenant, application)
           DO UPDATE SET cohort = excluded.cohort, person = excluded.person, sides = excluded.sides, event_id = excluded.event_id,
                         topics_to_learn = excluded.topics_to_learn, topics_to_share = excluded.topics_to_share""",
        (
            entered.application,
            entered.cohort,
            entered.person,
            sorted(entered.sides),
            list(entered.topics_to_learn),
            list(entered.topics_to_share),
            event_id,
        ),
    )


_ROWS: LiteralString = """
    SELECT c.person, c.sides, c.topics_to_learn, c.topics_to_share, c.event_id FROM candidates_1 c WHERE c.cohort = %s
"""
_WITHOUT_PARTNER: LiteralString = """
    AND c.gone_on IS NULL AND NOT EXISTS (
        SELECT FROM pairs_1 pair
        JOIN rounds_1 round ON round.round = pair.round AND round.cohort = c.cohort
        JOIN candidates_1 partner ON partner.cohort = c.cohort AND partner.gone_on IS NULL AND partner.person <> c.person
                                  AND partner.person IN (pair.senior, pair.colleague)
        WHERE pair.partnership IS NOT NULL AND c.person IN (pair.senior, pair.colleague)
    )
"""


def of_cohort(db: Db, cohort: UUID) -> list[CandidateRow]:
    """Everybody who ever entered, gone or not."""
    with db.cursor(row_factory=class_row(CandidateRow)) as rows:
        return rows.execute(_ROWS + "ORDER BY c.application", (cohort,)).fetchall()


def without_partner(db: Db, cohort: UUID) -> list[CandidateRow]:
    """Whoever is there and in no published pair whose other member is still there."""
    with db.cursor(row_factory=class_row(CandidateRow)) as rows:
        return rows.execute(_ROWS + _WITHOUT_PARTNER + "ORDER BY c.application", (cohort,)).fetchall()


def heard(db: Db, cohort: UUID) -> int:
    """How many have entered, gone or not: as recruitment counts those whom it accepted."""
    row = db.execute("SELECT count(*) FROM candidates_1 WHERE cohort = %s", (cohort,)).fetchone()
    return int(row[0]) if row else 0


def applications_of(db: Db, person: UUID) -> list[UUID]:
    """Under which this person has entered, gone or not."""
    found = db.execute("SELECT application FROM candidates_1 WHERE person = %s ORDER BY application", (person,))
    return [application for (application,) in found]
