"""The pairs of each round's latest proposal; once published, with their partnerships. Table: pairs_1."""

from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from matching.ids import PartnershipId, PersonId
from matching.rounds.events import Event, PairsProposed, PairsUnpublished, ProposedPairsListed, PublishedPairsListed
from matching.rounds.membership import PublishedPair
from matching.rounds.proposal import ProposedPair
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class PairRow:
    senior: PersonId
    colleague: PersonId
    score: int
    partnership: PartnershipId | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A published pair as one of the two sees it."""

    partnership: PartnershipId
    cohort: UUID
    partner: PersonId


@writes("pairs_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PairsProposed():
            db.execute("DELETE FROM pairs_1 WHERE round = %s", (recorded.stream.id,))
        case ProposedPairsListed(pairs):
            _propose(db, recorded.stream.id, pairs)
        case PublishedPairsListed(pairs=pairs):
            _publish(db, recorded.stream.id, pairs)
        case PairsUnpublished():
            db.execute("UPDATE pairs_1 SET partnership = NULL WHERE round = %s", (recorded.stream.id,))
        case _:
            return


def _propose(db: Db, round_id: UUID, pairs: tuple[ProposedPair, ...]) -> None:
    db.execute(
        """INSERT INTO pairs_1 (round, senior, colleague, score)
           SELECT %s, senior, colleague, score
           FROM unnest(%s::uuid[], %s::uuid[], %s::integer[]) AS new (senior, colleague, score)""",
        (round_id, [pair.senior for pair in pairs], [pair.colleague for pair in pairs], [pair.score for pair in pairs]),
    )


def _publish(db: Db, round_id: UUID, pairs: tuple[PublishedPair, ...]) -> None:
    db.execute(
        """UPDATE pairs_1 SET partnership = published.partnership
           FROM unnest(%s::uuid[], %s::uuid[]) AS published (senior, partnership)
           WHERE pairs_1.round = %s AND pairs_1.senior = published.senior""",
        ([pair.senior for pair in pairs], [pair.partnership for pair in pairs], round_id),
    )


def of_round(db: Db, round_id: UUID) -> list[PairRow]:
    """The lowest score first."""
    with db.cursor(row_factory=class_row(PairRow)) as rows:
        return rows.execute(
            "SELECT senior, colleague, score, partnership FROM pairs_1 WHERE round = %s ORDER BY score, senior", (round_id,)
        ).fetchall()


def published_elsewhere(db: Db, round_id: UUID) -> list[tuple[UUID, UUID]]:
    """Pairs that any other round of the trust has published: earlier partners."""
    return db.execute(
        "SELECT senior, colleague FROM pairs_1 WHERE partnership IS NOT NULL AND round <> %s ORDER BY senior, colleague",
        (round_id,),
    ).fetchall()


def published_of(db: Db, person: UUID) -> list[PartnerRow]:
    """The pairs that somebody is in, without those that cannot work; the first published first."""
    with db.cursor(row_factory=class_row(PartnerRow)) as rows:
        return rows.execute(
            """SELECT pair.partnership, round.cohort,
                      CASE WHEN pair.senior = %(person)s THEN pair.colleague ELSE pair.senior END AS partner
               FROM pairs_1 pair JOIN rounds_1 round ON round.round = pair.round
               WHERE pair.partnership IS NOT NULL AND %(person)s IN (pair.senior, pair.colleague)
                     AND NOT EXISTS (SELECT FROM refused_pairs_1 refused WHERE refused.partnership = pair.partnership)
               ORDER BY round.published_on, pair.partnership""",
            {"person": person},
        ).fetchall()


def published_in(db: Db, cohort: UUID) -> tuple[PublishedPair, ...]:
    """The pairs of the cohort's published rounds."""
    with db.cursor(row_factory=class_row(PublishedPair)) as rows:
        return tuple(
            rows.execute(
                """SELECT pair.partnership, pair.senior, pair.colleague
                   FROM pairs_1 pair JOIN rounds_1 round ON round.round = pair.round
                   WHERE pair.partnership IS NOT NULL AND round.cohort = %s ORDER BY pair.partnership""",
                (cohort,),
            )
        )


def cohort_of(db: Db, partnership: UUID) -> UUID | None:
    """In which the partnership was published; None where there is none, or it was taken back."""
    row = db.execute(
        "SELECT round.cohort FROM pairs_1 pair JOIN rounds_1 round ON round.round = pair.round WHERE pair.partnership = %s",
        (partnership,),
    ).fetchone()
    return row[0] if row else None
