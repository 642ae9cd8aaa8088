"""Whether two partners are open to each other, and what each has said so far. Tables: openings_1, deadlines."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.openings.decider import (
    AddressesShown,
    ContactChosen,
    Event,
    OpeningClosed,
    PairAnnounced,
    PairingRefused,
    PairOpened,
    WentOn,
)
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from plp_kit.core.working_days import A_DAY

OPEN: Final = "open_pair"


@shown
@dataclass(frozen=True, slots=True)
class Opening:
    """How far a pair is open, as one of the two may know it.

    Until `decides_until` each can say that they are continuing, or that the pairing cannot work; it is `opened` when both are
    continuing, or else after that day. `went_on` and `shows_address` are the caller's own: what the other has said is never told.
    """

    decides_until: date
    opened: bool
    went_on: bool
    shows_address: bool


@writes("openings_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    partnership = recorded.stream.id
    match recorded.event:
        case PairAnnounced(_, decides_until):
            db.execute("INSERT INTO openings_1 (partnership, decides_until) VALUES (%s, %s)", (partnership, decides_until))
        case WentOn(partner):
            db.execute("UPDATE openings_1 SET went_on = array_append(went_on, %s) WHERE partnership = %s", (partner, partnership))
        case ContactChosen(partner, shows):
            db.execute(
                """UPDATE openings_1 SET shows_address = array_remove(shows_address, %(partner)s)
                          || CASE WHEN %(shows)s THEN ARRAY[%(partner)s] ELSE '{}' END
                   WHERE partnership = %(partnership)s""",
                {"partner": partner, "shows": shows, "partnership": partnership},
            )
        case PairOpened(_, on):
            db.execute("UPDATE openings_1 SET opened_on = %s WHERE partnership = %s", (on, partnership))
        case AddressesShown() | PairingRefused() | OpeningClosed():
            pass


@writes("deadlines")
def fall_due(db: Db, recorded: Recorded[Event]) -> None:
    """When the three working days are over."""
    match recorded.event:
        case PairAnnounced(_, decides_until):
            deadlines.put(db, recorded.stream, OPEN, midnight(decides_until + A_DAY))
        case PairOpened() | OpeningClosed():
            deadlines.remove(db, recorded.stream, OPEN)
        case _:
            pass


def of_partner(db: Db, partnership: UUID, partner: UUID) -> Opening | None:
    """As this one of the two may know it; None where nobody announced it."""
    with db.cursor(row_factory=class_row(Opening)) as rows:
        return rows.execute(
            """SELECT decides_until, opened_on IS NOT NULL AS opened, %(partner)s = ANY(went_on) AS went_on,
                      %(partner)s = ANY(shows_address) AS shows_address
               FROM openings_1 WHERE partnership = %(partnership)s""",
            {"partner": partner, "partnership": partnership},
        ).fetchone()
