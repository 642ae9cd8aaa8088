"""Whom holds preserve: holds_1 with staff_1, which knows the ids that were joined, before a hold was placed or since."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.service import Preserving
from recruitment.holds.table import holds
from recruitment.staff import table as staff

OVER = frozenset({"ended", "failed"})


def preserving(db: Db) -> Preserving:
    """For the kit, which compares it with the vault at each start and every minute."""
    rows = holds.everyone(db)
    return Preserving(
        {row.hold: staff.ids_of(db, row.person) for row in rows if row.state == "in_force"},
        frozenset(row.hold for row in rows if row.state == "being_placed"),
        frozenset(row.hold for row in rows if row.state in OVER),
    )


def not_on(db: Db, reader: UUID) -> list[holds.HoldRow]:
    """All holds but those on the reader, under whatever id."""
    own = staff.ids_of(db, reader)
    return [row for row in holds.everyone(db) if row.person not in own]
