"""Matchers' notes on two people, their reasons sealed. Table: notes_1."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import msgspec
from psycopg.rows import args_row
from psycopg.types.json import Jsonb

from matching.considerations.decider import Note, NoteWithdrawn, NoteWritten
from matching.ids import NoteId, Pair, PersonId
from matching.rounds.events import Event, PapersHidden
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class NoteRow:
    """`reason` is None once retention has ended."""

    note: NoteId
    one: PersonId
    other: PersonId
    stance: str
    author: PersonId
    reason: Sealed | None = field(repr=False)
    until: date | None

    @property
    def pair(self) -> Pair:
        return frozenset({self.one, self.other})


@writes("notes_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case NoteWritten(note, wording):
            _insert(db, recorded.stream.id, note, wording)
        case NoteWithdrawn(note):
            db.execute("DELETE FROM notes_1 WHERE round = %s AND note = %s", (recorded.stream.id, note))
        case PapersHidden():
            db.execute("UPDATE notes_1 SET reason = NULL WHERE round = %s", (recorded.stream.id,))
        case _:
            return


def _insert(db: Db, round_id: UUID, note: NoteId, wording: Note) -> None:
    one, other = sorted((wording.one, wording.other))
    db.execute(
        """INSERT INTO notes_1 (round, note, one, other, stance, author, reason, until)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",
        (round_id, note, one, other, wording.stance, wording.author, Jsonb(msgspec.to_builtins(wording.reason)), wording.until),
    )


def of_round(db: Db, round_id: UUID) -> list[NoteRow]:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            "SELECT note, one, other, stance, author, reason, until FROM notes_1 WHERE round = %s ORDER BY one, other, note",
            (round_id,),
        ).fetchall()


def _row(*columns: object) -> NoteRow:
    return msgspec.convert(dict(zip(NoteRow.__match_args__, columns, strict=True)), NoteRow)


def rounds_of_author(db: Db, author: UUID) -> list[UUID]:
    """The rounds in which the matcher wrote notes that were not withdrawn."""
    return [round_id for (round_id,) in db.execute("SELECT DISTINCT round FROM notes_1 WHERE author = %s", (author,))]
