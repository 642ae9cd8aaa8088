"""The pairs of a round's latest proposal beside those of the one before it. Table: versions_1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import args_row

from matching.ids import PersonId
from matching.rounds.events import Event, PairsProposed, ProposedPairsListed
from matching.rounds.proposal import ProposedPair
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class Versions:
    """`earlier` are the pairs of the proposal before the latest; `earlier_on` is None where there was none."""

    proposed_on: date
    earlier_on: date | None
    earlier: tuple[ProposedPair, ...]


@writes("versions_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PairsProposed():
            _propose(db, recorded.stream.id, day_of(recorded.origin.at))
        case ProposedPairsListed(pairs):
            _list(db, recorded.stream.id, pairs)
        case _:
            return


def _propose(db: Db, round_id: UUID, on: date) -> None:
    db.execute(
        """INSERT INTO versions_1 AS known (round, proposed_on) VALUES (%s, %s)
           ON CONFLICT (tenant, round) DO UPDATE
           SET proposed_on = excluded.proposed_on, seniors = '{}', colleagues = '{}', scores = '{}',
               earlier_on = known.proposed_on, earlier_seniors = known.seniors,
               earlier_colleagues = known.colleagues, earlier_scores = known.scores""",
        (round_id, on),
    )


def _list(db: Db, round_id: UUID, pairs: Sequence[ProposedPair]) -> None:
    db.execute(
        """UPDATE versions_1 SET seniors = seniors || %s::uuid[], colleagues = colleagues || %s::uuid[],
                  scores = scores || %s::integer[]
           WHERE round = %s""",
        ([pair.senior for pair in pairs], [pair.colleague for pair in pairs], [pair.score for pair in pairs], round_id),
    )


def of_round(db: Db, round_id: UUID) -> Versions | None:
    """None before anything was proposed."""
    with db.cursor(row_factory=args_row(_versions)) as rows:
        return rows.execute(
            """SELECT proposed_on, earlier_on, earlier_seniors, earlier_colleagues, earlier_scores
               FROM versions_1 WHERE round = %s""",
            (round_id,),
        ).fetchone()


def _versions(on: date, earlier_on: date | None, seniors: list[UUID], colleagues: list[UUID], scores: list[int]) -> Versions:
    pairs = zip(map(PersonId, seniors), map(PersonId, colleagues), scores, strict=True)
    return Versions(on, earlier_on, tuple(ProposedPair(*pair) for pair in pairs))
