"""Matchers' notes on two people, their reasons sealed. Table: notes_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import args_row

from matching.domain.considerations import NoteWithdrawn, NoteWritten
from matching.domain.rounds import Event, PapersHidden
from matching.read_models import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class NoteRow:
    """`reason` is None once retention has ended."""

    note: UUID
    one: UUID
    other: UUID
    stance: str
    author: UUID
    reason: Sealed | None
    until: date | None


@writes("notes_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case NoteWritten(note, said):
            reason = sealed_columns.column((said.reason,))
            db.execute(
                """INSERT INTO notes_1 (round, note, one, other, stance, author, reason, until)
                   VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, note, *sorted((said.one, said.other)), said.stance, said.author, reason, said.until),
            )
        case NoteWithdrawn(note):
            db.execute("DELETE FROM notes_1 WHERE round = %s AND note = %s", (recorded.stream.id, note))
        case PapersHidden():
            db.execute("UPDATE notes_1 SET reason = NULL WHERE round = %s", (recorded.stream.id,))
        case _:
            return


def of_round(db: Db, round_id: UUID) -> list[NoteRow]:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            "SELECT note, one, other, stance, author, reason, until FROM notes_1 WHERE round = %s ORDER BY one, other, note",
            (round_id,),
        ).fetchall()


def _row(  # noqa: PLR0913, PLR0917 - the columns' order
    note: UUID, one: UUID, other: UUID, stance: str, author: UUID, reason: object, until: date | None
) -> NoteRow:
    return NoteRow(note, one, other, stance, author, sealed_columns.values(reason)[0] if reason else None, until)
