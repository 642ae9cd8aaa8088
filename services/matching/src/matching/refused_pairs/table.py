"""Pairs that cannot work, by the partnership that each was. Table: refused_pairs_1."""

from datetime import date
from uuid import UUID

from matching.ids import PartnershipId
from matching.refused_pairs.decider import Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("refused_pairs_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    event = recorded.event
    db.execute(
        "INSERT INTO refused_pairs_1 (partnership, cohort, senior, colleague, refused_on) VALUES (%s, %s, %s, %s, %s)",
        (recorded.stream.id, event.cohort, event.senior, event.colleague, event.on),
    )


def of_cohort(db: Db, cohort: UUID) -> dict[PartnershipId, date]:
    """The partnerships of the cohort that were refused, and when."""
    rows = db.execute("SELECT partnership, refused_on FROM refused_pairs_1 WHERE cohort = %s ORDER BY partnership", (cohort,))
    return {PartnershipId(partnership): day for partnership, day in rows}


def everybody(db: Db) -> list[tuple[UUID, UUID]]:
    """All of the trust: they are never matched again, in whichever cohort."""
    return db.execute("SELECT senior, colleague FROM refused_pairs_1 ORDER BY senior, colleague").fetchall()


def of_person(db: Db, person: UUID) -> list[UUID]:
    """In which they were, under this id."""
    rows = db.execute("SELECT partnership FROM refused_pairs_1 WHERE %s IN (senior, colleague) ORDER BY partnership", (person,))
    return [partnership for (partnership,) in rows]
