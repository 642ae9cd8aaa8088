"""Each partner's part of an agreement, sealed, or that they work without. Table: agreements_1."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import args_row

from partnership_journal.partnerships.decider import AgreementWritten, Event, WorkingWithoutAgreement
from partnership_journal.writing.decider import TextRevised
from plp_kit.core import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class PartRow:
    """`part` is empty where the partner works without an agreement."""

    partner: UUID
    part: tuple[Sealed, ...]
    works_without: bool


@writes("agreements_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case AgreementWritten(partner, part):
            _put(db, recorded.stream.id, partner, part, works_without=False)
        case WorkingWithoutAgreement(partner):
            _put(db, recorded.stream.id, partner, (), works_without=True)
        case TextRevised(partner, _, key, revised):
            _revise(db, recorded.stream.id, partner, key, revised)
        case _:
            return


def _put(db: Db, partnership: UUID, partner: UUID, part: Sequence[Sealed], *, works_without: bool) -> None:
    db.execute(
        """INSERT INTO agreements_1 (partnership, partner, part, works_without) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, partnership, partner)
           DO UPDATE SET part = excluded.part, works_without = excluded.works_without""",
        (partnership, partner, sealed_columns.column(part), works_without),
    )


def _revise(db: Db, partnership: UUID, partner: UUID, key: UUID, revised: Sealed) -> None:
    """Nothing where the text was replaced before, or is no part of an agreement."""
    for row in of_partnership(db, partnership):
        if row.partner == partner and key in {value.key for value in row.part}:
            part = [revised if value.key == key else value for value in row.part]
            _put(db, partnership, partner, part, works_without=row.works_without)


def of_partnership(db: Db, partnership: UUID) -> list[PartRow]:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            "SELECT partner, part, works_without FROM agreements_1 WHERE partnership = %s ORDER BY partner", (partnership,)
        ).fetchall()


def _row(partner: UUID, part: object, works_without: bool) -> PartRow:  # noqa: FBT001 - the column's order
    return PartRow(partner, sealed_columns.values(part), works_without)
