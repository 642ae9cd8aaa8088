"""Rounds as the matchers' list shows them. Table: rounds_1."""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from matching.domain.rounds import Event, PairsProposed, PairsPublished, ProposalSigned, RoundOpened
from plp_kit.database import Db
from plp_kit.events import Recorded
from plp_kit.read_models import writes


@dataclass(frozen=True, slots=True)
class ShownSignature:
    """A paired matcher's own signature is on record as a conflict, and fills no seat."""

    person: UUID
    seat: str
    fills_seat: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """`heard` of the `expected` people have reached matching; `signatories` signed as `seats` says at the same place."""

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
        signed = zip(self.signatories, self.seats, strict=True)
        return [ShownSignature(person, seat, person not in self.people_paired) for person, seat in signed]

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
        case ProposalSigned(signature):
            db.execute(
                """UPDATE rounds_1 SET signatories = array_append(signatories, %s), seats = array_append(seats, %s), version = %s
                   WHERE round = %s""",
                (signature.person, signature.seat, recorded.version, recorded.stream.id),
            )
        case PairsPublished(_, _, on):
            db.execute(
                "UPDATE rounds_1 SET published_on = %s, version = %s WHERE round = %s",
                (on, recorded.version, recorded.stream.id),
            )


def _propose(db: Db, proposed: PairsProposed, round_id: UUID, version: int) -> None:
    paired = [person for pair in proposed.pairs for person in pair.people]
    db.execute(
        """UPDATE rounds_1 SET people_paired = %s, people_unplaced = %s, fingerprint = %s, signatories = '{}', seats = '{}',
                  version = %s
           WHERE round = %s""",
        (paired, list(proposed.unplaced), proposed.fingerprint, version, round_id),
    )


_ROWS: LiteralString = """
    SELECT round, cohort, purpose, expected, (SELECT count(*) FROM candidates_1 c WHERE c.cohort = r.cohort) AS heard,
           people_paired, people_unplaced, fingerprint, signatories, seats, published_on, version
    FROM rounds_1 r
"""


def of_cohort(db: Db, cohort: UUID) -> list[RoundRow]:
    """In the order in which they were opened."""
    with db.cursor(row_factory=class_row(RoundRow)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY opened_at, purpose, round", (cohort,)).fetchall()


def round_row(db: Db, identifier: UUID) -> RoundRow | None:
    with db.cursor(row_factory=class_row(RoundRow)) as rows:
        return rows.execute(_ROWS + "WHERE round = %s", (identifier,)).fetchone()
