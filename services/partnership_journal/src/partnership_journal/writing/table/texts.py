"""Every text that a partner has written and that can still be read, for its author alone. Table: writing_1."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import args_row

from partnership_journal.goals.decider import GoalSet
from partnership_journal.ids import text_id
from partnership_journal.partnerships.decider import AgreementWritten, Event
from partnership_journal.writing.decider import TextRevised, TextWithdrawn
from plp_kit.core import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class TextRow:
    """`ended_on` is the partnership's: None while it goes on."""

    partnership: UUID
    text: UUID
    wording: Sealed
    written_on: date
    ended_on: date | None


@writes("writing_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case AgreementWritten(partner, part):
            _add(db, recorded, partner, part)
        case GoalSet(partner, _, _, text):
            _add(db, recorded, partner, [text])
        case TextRevised(partner, text, _, revised):
            _remove(db, recorded.stream.id, text)
            _add(db, recorded, partner, [revised])
        case TextWithdrawn(_, text, _):
            _remove(db, recorded.stream.id, text)
        case _:
            return


def _add(db: Db, recorded: Recorded[Event], author: UUID, texts: Iterable[Sealed]) -> None:
    for text in texts:
        db.execute(
            "INSERT INTO writing_1 (partnership, text, author, wording, written_on) VALUES (%s, %s, %s, %s, %s)",
            (recorded.stream.id, text_id(text), author, sealed_columns.column([text]), day_of(recorded.origin.at)),
        )


def _remove(db: Db, partnership: UUID, text: UUID) -> None:
    db.execute("DELETE FROM writing_1 WHERE partnership = %s AND text = %s", (partnership, text))


def of_author(db: Db, ids: Collection[UUID]) -> list[TextRow]:
    """By any of the author's ids, in the order in which they were written."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT partnership, text, wording, written_on, ended_on
               FROM writing_1 JOIN partnerships_1 USING (tenant, partnership)
               WHERE author = ANY(%s) ORDER BY written_on, partnership, text""",
            (list(ids),),
        ).fetchall()


def left_in(db: Db, partnership: UUID) -> frozenset[UUID]:
    """Of both partners' texts in it, those that can still be read."""
    rows = db.execute("SELECT text FROM writing_1 WHERE partnership = %s", (partnership,)).fetchall()
    return frozenset(text for (text,) in rows)


def _row(partnership: UUID, identifier: UUID, wording: object, written_on: date, ended_on: date | None) -> TextRow:
    return TextRow(partnership, identifier, sealed_columns.values(wording)[0], written_on, ended_on)
