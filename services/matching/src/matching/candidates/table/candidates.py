"""Who can be paired. Where going was received first, the row has no cohort and person yet. Table: candidates_1."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import msgspec
from psycopg.rows import args_row

from matching.candidates.decider import (
    Candidacy,
    CandidateEntered,
    CandidateGone,
    CandidateReturned,
    Event,
    ProfileReplaced,
    Side,
)
from matching.ids import PersonId
from plp_kit.core import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody who has entered; `event_id` is that of the event by which they did."""

    person: PersonId
    sides: frozenset[Side]
    profile: Sealed = field(repr=False)
    waited: bool
    gone_on: date | None
    event_id: UUID


@writes("candidates_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CandidateEntered(candidacy):
            _enter(db, candidacy, recorded.id)
        case CandidateReturned(candidacy):
            _enter(db, candidacy, recorded.id)
            db.execute("UPDATE candidates_1 SET gone_on = NULL WHERE application = %s", (recorded.stream.id,))
        case ProfileReplaced(profile):
            db.execute(
                "UPDATE candidates_1 SET profile = %s WHERE application = %s",
                (sealed_columns.column([profile]), recorded.stream.id),
            )
        case CandidateGone(_, on):
            db.execute(
                """INSERT INTO candidates_1 (application, gone_on) VALUES (%s, %s)
                   ON CONFLICT (tenant, application) DO UPDATE SET gone_on = excluded.gone_on""",
                (recorded.stream.id, on),
            )


def _enter(db: Db, candidacy: Candidacy, event_id: UUID) -> None:
    """Where going was received first, the row is there already."""
    db.execute(
        """INSERT INTO candidates_1 (application, cohort, person, sides, profile, waited, event_id)
           VALUES (%s, %s, %s, %s, %s, %s, %s)
           ON CONFLICT (tenant, application)
           DO UPDATE SET cohort = excluded.cohort, person = excluded.person, sides = excluded.sides,
                         profile = excluded.profile, waited = excluded.waited, event_id = excluded.event_id""",
        (
            candidacy.application,
            candidacy.cohort,
            candidacy.person,
            sorted(candidacy.sides),
            sealed_columns.column([candidacy.profile]),
            candidacy.waited,
            event_id,
        ),
    )


def of_cohort(db: Db, cohort: UUID) -> list[CandidateRow]:
    """Everybody who ever entered, gone or not."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT person, sides, profile, waited, gone_on, event_id
               FROM candidates_1 WHERE cohort = %s ORDER BY application""",
            (cohort,),
        ).fetchall()


def _row(*columns: object) -> CandidateRow:
    row = dict(zip(CandidateRow.__match_args__, columns, strict=True))
    (profile,) = sealed_columns.values(row["profile"])
    return msgspec.convert({**row, "profile": profile}, CandidateRow)


def presence(db: Db, cohort: UUID) -> list[tuple[PersonId, frozenset[Side], bool]]:
    """Everybody who ever entered, with their sides and whether they have gone."""
    rows = db.execute(
        "SELECT person, sides, gone_on IS NOT NULL FROM candidates_1 WHERE cohort = %s ORDER BY application", (cohort,)
    )
    return [(PersonId(person), frozenset(map(Side, sides)), is_gone) for person, sides, is_gone in rows]


def gone_on(db: Db, cohort: UUID) -> dict[PersonId, date]:
    """Of those who have gone."""
    rows = db.execute("SELECT person, gone_on FROM candidates_1 WHERE cohort = %s AND gone_on IS NOT NULL", (cohort,))
    return {PersonId(person): day for person, day in rows}


def entered(db: Db, cohort: UUID) -> int:
    """How many have entered, gone or not: as recruitment counts those whom it accepted."""
    row = db.execute("SELECT count(*) FROM candidates_1 WHERE cohort = %s", (cohort,)).fetchone()
    return int(row[0]) if row else 0


def applications_of(db: Db, person: UUID) -> list[UUID]:
    """Under which this person has entered, gone or not."""
    rows = db.execute("SELECT application FROM candidates_1 WHERE person = %s ORDER BY application", (person,))
    return [application for (application,) in rows]


def cohorts_of(db: Db, person: UUID) -> list[UUID]:
    """In which this person has entered, gone or not."""
    rows = db.execute("SELECT DISTINCT cohort FROM candidates_1 WHERE person = %s ORDER BY cohort", (person,))
    return [cohort for (cohort,) in rows]
