"""What holds preserve: holds_1 with staff_1, which knows the ids that were joined, before a hold was placed or since.

And with requests_1, because what was written in a complaint has keys of the complaint.
"""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.service import Preserving
from recruitment.holds.table import holds
from recruitment.requests.grounds import RequestKind
from recruitment.requests.table import requests
from recruitment.staff import table as staff

OVER = frozenset({"ended", "failed"})


def preserving(db: Db) -> Preserving:
    """For the kit, which compares it with the vault at each start and every minute."""
    rows = holds.everyone(db)
    return Preserving(
        {row.hold: _preserved(db, row.person) for row in rows if row.state == "in_force"},
        frozenset(row.hold for row in rows if row.state == "being_placed"),
        frozenset(row.hold for row in rows if row.state in OVER),
    )


def complaints(db: Db, person: UUID) -> frozenset[UUID]:
    """Of the human who has this id."""
    rows = [row for id in staff.ids_of(db, person) for row in requests.of_person(db, id)]
    return frozenset(row.request for row in rows if row.kind == RequestKind.COMPLAINT)


def _preserved(db: Db, person: UUID) -> frozenset[UUID]:
    return staff.ids_of(db, person) | complaints(db, person)


def not_on(db: Db, reader: UUID) -> list[holds.HoldRow]:
    """All holds but those on the reader, under whatever id."""
    own = staff.ids_of(db, reader)
    return [row for row in holds.everyone(db) if row.person not in own]
