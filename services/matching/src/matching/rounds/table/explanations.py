"""The sealed explanation of each pair of a round's latest proposal; its label names the pair. Table: explanations_1."""

from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from matching.rounds.events import Event, PairsExplained, PairsProposed, PapersHidden
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@writes("explanations_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PairsProposed() | PapersHidden():
            db.execute("DELETE FROM explanations_1 WHERE round = %s", (recorded.stream.id,))
        case PairsExplained(explanations):
            db.execute(
                "INSERT INTO explanations_1 (round, version, explanations) VALUES (%s, %s, %s)",
                (recorded.stream.id, recorded.version, Jsonb(msgspec.to_builtins(explanations))),
            )
        case _:
            return


def of_round(db: Db, round_id: UUID) -> list[Sealed]:
    rows = db.execute("SELECT explanations FROM explanations_1 WHERE round = %s ORDER BY version", (round_id,))
    return [explanation for (column,) in rows for explanation in msgspec.convert(column, tuple[Sealed, ...])]
