"""Rounds as they are now, with their latest proposal's people and signatures. Table: rounds_1."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

import msgspec
from psycopg.rows import args_row
from psycopg.types.json import Jsonb

from matching.ids import PersonId
from matching.rounds.events import (
    Event,
    PairsProposed,
    PairsPublished,
    PairsUnpublished,
    ProposalSigned,
    ProposedPairsListed,
    RoundOpened,
    SubstituteNamed,
    UnplacedListed,
)
from matching.rounds.membership import OtherRounds
from matching.rounds.proposal import Fingerprint, Summary
from matching.rounds.substitutes import Substitute
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class RecordedSignature:
    """The signature of a matcher who is paired in the round is on record as a conflict, and fills no seat."""

    person: PersonId
    seat: str
    fills_seat: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """`fingerprint` and `summary` are None while nothing is proposed. `waits_since` is when its next step began to wait."""

    round: UUID
    cohort: UUID
    purpose: str
    expected: int
    people_paired: list[PersonId]
    people_unplaced: list[PersonId]
    fingerprint: Fingerprint | None
    signatures: tuple[RecordedSignature, ...]
    substitutes: tuple[Substitute, ...]
    summary: Summary | None
    published_on: date | None
    waits_since: date
    version: int

    @property
    def signed_seats(self) -> list[str]:
        """The seats that are filled."""
        return sorted({signature.seat for signature in self.signatures if signature.fills_seat})


@writes("rounds_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    on = day_of(recorded.origin.at)
    match recorded.event:
        case RoundOpened(cohort, expected, purpose):
            db.execute(
                """INSERT INTO rounds_1 (round, cohort, purpose, expected, opened_at, waits_since, version)
                   VALUES (%s, %s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, cohort, purpose, expected, recorded.origin.at, on, recorded.version),
            )
        case PairsProposed():
            _propose(db, recorded.event, recorded)
        case ProposalSigned():
            _sign(db, recorded.event, recorded)
        case SubstituteNamed(substitute):
            db.execute(
                "UPDATE rounds_1 SET substitutes = substitutes || %s, version = %s WHERE round = %s",
                (Jsonb([msgspec.to_builtins(substitute)]), recorded.version, recorded.stream.id),
            )
        case ProposedPairsListed() | UnplacedListed():
            _list(db, recorded.event, recorded.stream.id, recorded.version)
        case PairsPublished(on=published_on):
            db.execute(
                "UPDATE rounds_1 SET published_on = %s, version = %s WHERE round = %s",
                (published_on, recorded.version, recorded.stream.id),
            )
        case PairsUnpublished():
            db.execute(
                "UPDATE rounds_1 SET published_on = NULL, signatures = '[]', waits_since = %s, version = %s WHERE round = %s",
                (on, recorded.version, recorded.stream.id),
            )
        case _:
            db.execute("UPDATE rounds_1 SET version = %s WHERE round = %s", (recorded.version, recorded.stream.id))


def _propose(db: Db, proposed: PairsProposed, recorded: Recorded[Event]) -> None:
    summary = None if proposed.summary is None else Jsonb(asdict(proposed.summary))
    db.execute(
        """UPDATE rounds_1 SET people_paired = '{}', people_unplaced = '{}', fingerprint = %s, summary = %s, signatures = '[]',
                  waits_since = %s, version = %s
           WHERE round = %s""",
        (proposed.fingerprint, summary, day_of(recorded.origin.at), recorded.version, recorded.stream.id),
    )


def _list(db: Db, listed: ProposedPairsListed | UnplacedListed, round_id: UUID, version: int) -> None:
    paired = [person for pair in listed.pairs for person in pair.people] if isinstance(listed, ProposedPairsListed) else []
    unplaced = listed.people if isinstance(listed, UnplacedListed) else ()
    db.execute(
        """UPDATE rounds_1 SET people_paired = people_paired || %s::uuid[], people_unplaced = people_unplaced || %s::uuid[],
                  version = %s
           WHERE round = %s""",
        (paired, list(unplaced), version, round_id),
    )


def _sign(db: Db, signed: ProposalSigned, recorded: Recorded[Event]) -> None:
    signature = RecordedSignature(signed.signature.person, signed.signature.seat, signed.fills_seat)
    db.execute(
        """UPDATE rounds_1 SET signatures = signatures || %s, version = %s,
                  waits_since = CASE WHEN %s THEN %s ELSE waits_since END
           WHERE round = %s""",
        (
            Jsonb([msgspec.to_builtins(signature)]),
            recorded.version,
            signed.both_filled,
            day_of(recorded.origin.at),
            recorded.stream.id,
        ),
    )


_ROWS: LiteralString = """
    SELECT round, cohort, purpose, expected, people_paired, people_unplaced, fingerprint, signatures, substitutes, summary,
           published_on, waits_since, version
    FROM rounds_1
"""


def of_cohort(db: Db, cohort: UUID) -> list[RoundRow]:
    """In the order in which they were opened."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY opened_at, purpose, round", (cohort,)).fetchall()


def unpublished(db: Db) -> list[RoundRow]:
    """Of all cohorts."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(_ROWS + "WHERE published_on IS NULL ORDER BY opened_at, round").fetchall()


def round_row(db: Db, round_id: UUID) -> RoundRow | None:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(_ROWS + "WHERE round = %s", (round_id,)).fetchone()


def _row(*columns: object) -> RoundRow:
    return msgspec.convert(dict(zip(RoundRow.__match_args__, columns, strict=True)), RoundRow)


def cohort_of(db: Db, round_id: UUID) -> UUID | None:
    """It never changes. None where there is no such round."""
    row = db.execute("SELECT cohort FROM rounds_1 WHERE round = %s", (round_id,)).fetchone()
    return row[0] if row else None


def opened_on(db: Db, round_id: UUID) -> date | None:
    row = db.execute("SELECT opened_at FROM rounds_1 WHERE round = %s", (round_id,)).fetchone()
    return day_of(row[0]) if row else None


def others(db: Db, cohort: UUID, round_id: UUID) -> OtherRounds:
    """Of the cohort, beside this one."""
    rows = db.execute(
        "SELECT count(*), count(*) FILTER (WHERE published_on IS NULL) FROM rounds_1 WHERE cohort = %s AND round <> %s",
        (cohort, round_id),
    )
    ((opened, live),) = rows
    return OtherRounds(opened, live)


def signed_by(db: Db, person: UUID) -> list[UUID]:
    """The rounds whose latest proposal the matcher has signed."""
    signed = Jsonb([{"person": str(person)}])
    return [round_id for (round_id,) in db.execute("SELECT round FROM rounds_1 WHERE signatures @> %s", (signed,))]


def with_substitute(db: Db, person: UUID) -> list[UUID]:
    """The rounds for a seat of which somebody was named."""
    named = Jsonb([{"person": str(person)}])
    return [round_id for (round_id,) in db.execute("SELECT round FROM rounds_1 WHERE substitutes @> %s", (named,))]
