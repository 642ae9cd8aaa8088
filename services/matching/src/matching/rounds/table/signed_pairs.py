"""The pairs of a round that both seats signed last, beside those that were proposed since. Table: signed_pairs_1."""

from collections.abc import Sequence
from uuid import UUID

from matching.ids import PersonId
from matching.rounds.events import Event, PairsProposed, ProposalSigned, ProposedPairsListed
from matching.rounds.proposal import ProposedPair
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("signed_pairs_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PairsProposed():
            _propose(db, recorded.stream.id)
        case ProposedPairsListed(pairs):
            _list(db, recorded.stream.id, pairs)
        case ProposalSigned(both_filled=True):
            db.execute(
                """UPDATE signed_pairs_1 SET signed_seniors = proposed_seniors, signed_colleagues = proposed_colleagues
                   WHERE round = %s""",
                (recorded.stream.id,),
            )
        case _:
            return


def _propose(db: Db, round_id: UUID) -> None:
    db.execute(
        """INSERT INTO signed_pairs_1 (round, proposed_seniors, proposed_colleagues) VALUES (%s, '{}', '{}')
           ON CONFLICT (tenant, round) DO UPDATE SET proposed_seniors = '{}', proposed_colleagues = '{}'""",
        (round_id,),
    )


def _list(db: Db, round_id: UUID, pairs: Sequence[ProposedPair]) -> None:
    db.execute(
        """UPDATE signed_pairs_1 SET proposed_seniors = proposed_seniors || %s::uuid[],
                  proposed_colleagues = proposed_colleagues || %s::uuid[]
           WHERE round = %s""",
        ([pair.senior for pair in pairs], [pair.colleague for pair in pairs], round_id),
    )


def of_round(db: Db, round_id: UUID) -> list[tuple[PersonId, PersonId]]:
    """As senior and colleague; none before anything was signed in both seats."""
    rows = db.execute(
        """SELECT senior, colleague FROM signed_pairs_1, unnest(signed_seniors, signed_colleagues) AS pair (senior, colleague)
           WHERE round = %s""",
        (round_id,),
    )
    return [(PersonId(senior), PersonId(colleague)) for senior, colleague in rows]
