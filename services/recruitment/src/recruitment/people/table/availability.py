"""Whose data is restricted, and who is gone: being erased, or erased. Table: availability_1."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.people.events import ErasureBegun, Event, PersonErased, RestrictionChanged


@writes("availability_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case RestrictionChanged(restricted):
            db.execute(
                """INSERT INTO availability_1 (person, restricted) VALUES (%s, %s)
                   ON CONFLICT (tenant, person) DO UPDATE SET restricted = excluded.restricted""",
                (recorded.stream.id, restricted),
            )
        case ErasureBegun() | PersonErased():
            _gone(db, recorded.stream.id, recorded.origin.at)
        case _:
            pass


def _gone(db: Db, person: UUID, at: datetime) -> None:
    db.execute(
        """INSERT INTO availability_1 (person, gone_at) VALUES (%s, %s)
           ON CONFLICT (tenant, person) DO UPDATE SET gone_at = coalesce(availability_1.gone_at, excluded.gone_at)""",
        (person, at),
    )


def gone(db: Db, people: Collection[UUID]) -> set[UUID]:
    """Those of them who are being erased, or erased."""
    rows = db.execute("SELECT person FROM availability_1 WHERE person = ANY(%s) AND gone_at IS NOT NULL", (list(people),))
    return {person for (person,) in rows}


def restricted(db: Db, people: Collection[UUID]) -> set[UUID]:
    rows = db.execute("SELECT person FROM availability_1 WHERE person = ANY(%s) AND restricted", (list(people),))
    return {person for (person,) in rows}
