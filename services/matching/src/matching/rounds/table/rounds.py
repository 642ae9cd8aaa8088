"""Rounds as the matchers' list shows them. Table: rounds_1."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

import msgspec
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from matching.domain.partners import OtherRounds
from matching.domain.proposals import Summary
from matching.domain.rounds import (
    Event,
    PairsProposed,
    PairsPublished,
    PairsUnpublished,
    ProposalSigned,
    RoundOpened,
)
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class ShownSignature:
    """A paired matcher's own signature is on record as a conflict, and fills no seat."""

    person: UUID
    seat: str
    fills_seat: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """`heard` of the `expected` people have reached matching; `seats` and `fills_seat` are of the signatory at the same place."""

    round: UUID
    cohort: UUID
    purpose: str
    expected: int
    heard: int
    people_paired: list[UUID]
    people_unplaced: list[UUID]
    fingerprint: str | None
    signatories: list[UUID]
    seats: list[str]
    fills_seat: list[bool]
    summary: object
    published_on: date | None
    version: int

    @property
    def pairs(self) -> int:
        return len(self.people_paired) // 2

    @property
    def unplaced(self) -> int:
        return len(self.people_unplaced)

    @property
    def signatures(self) -> list[ShownSignature]:
        return [ShownSignature(*signed) for signed in zip(self.signatories, self.seats, self.fills_seat, strict=True)]

    @property
    def proposal(self) -> Summary | None:
        return None if self.summary is None else msgspec.convert(self.summary, Summary)

    @property
    def signed_seats(self) -> list[str]:
        """The seats that are filled."""
        return sorted({signature.seat for signature in self.signatures if signature.fills_seat})


@writes("rounds_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case RoundOpened(cohort, expected, purpose):
            db.execute(
                """INSERT INTO rounds_1 (round, cohort, purpose, expected, opened_at, version) VALUES (%s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, cohort, purpose, expected, recorded.origin.at, recorded.version),
            )
        case PairsProposed():
            _propose(db, recorded.event, recorded.stream.id, recorded.version)
        case ProposalSigned():
            _sign(db, recorded.event, recorded.stream.id, recorded.version)
        case PairsPublished(_, _, on):
            db.execute(
                "UPDATE rounds_1 SET published_on = %s, version = %s WHERE round = %s",
                (on, recorded.version, recorded.stream.id),
            )
        case PairsUnpublished():
            db.execute(
                """UPDATE rounds_1 SET published_on = NULL, signatories = '{}', seats = '{}', fills_seat = '{}', version = %s
                   WHERE round = %s""",
                (recorded.version, recorded.stream.id),
            )
        case _:
            db.execute("UPDATE rounds_1 SET version = %s WHERE round = %s", (recorded.version, recorded.stream.id))


def _propose(db: Db, proposed: PairsProposed, round_id: UUID, version: int) -> None:
    paired = [person for pair in proposed.pairs for person in pair.people]
    summary = None if proposed.summary is None else Jsonb(asdict(proposed.summary))
    db.execute(
        """UPDATE rounds_1 SET people_paired = %s, people_unplaced = %s, fingerprint = %s, summary = %s, signatories = '{}',
                  seats = '{}', fills_seat = '{}', version = %s
           WHERE round = %s""",
        (paired, list(proposed.unplaced), proposed.fingerprint, summary, version, round_id),
    )


def _sign(db: Db, signed: ProposalSigned, round_id: UUID, version: int) -> None:
    db.execute(
        """UPDATE rounds_1 SET signatories = array_append(signatories, %s), seats = array_append(seats, %s),
                  fills_seat = array_append(fills_seat, %s), version = %s
           WHERE round = %s""",
        (signed.signature.person, signed.signature.seat, signed.fills_seat, version, round_id),
    )


_ROWS: LiteralString = """
    SELECT round, cohort, purpose, expected, (SELECT count(*) FROM candidates_1 c WHERE c.cohort = r.cohort) AS heard,
           people_paired, people_unplaced, fingerprint, signatories, seats, fills_seat, summary, published_on, version
    FROM rounds_1 r
"""


def of_cohort(db: Db, cohort: UUID) -> list[RoundRow]:
    """In the order in which they were opened."""
    with db.cursor(row_factory=class_row(RoundRow)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY opened_at, purpose, round", (cohort,)).fetchall()


def round_row(db: Db, identifier: UUID) -> RoundRow | None:
    with db.cursor(row_factory=class_row(RoundRow)) as rows:
        return rows.execute(_ROWS + "WHERE round = %s", (identifier,)).fetchone()


def cohort_of(db: Db, identifier: UUID) -> UUID | None:
    """It never changes. None where there is no such round."""
    row = db.execute("SELECT cohort FROM rounds_1 WHERE round = %s", (identifier,)).fetchone()
    return row[0] if row else None


def others(db: Db, cohort: UUID, identifier: UUID) -> OtherRounds:
    """Of the cohort, beside this one."""
    rows = db.execute(
        "SELECT count(*), count(*) FILTER (WHERE published_on IS NULL) FROM rounds_1 WHERE cohort = %s AND round <> %s",
        (cohort, identifier),
    )
    ((opened, live),) = rows
    return OtherRounds(opened, live)
