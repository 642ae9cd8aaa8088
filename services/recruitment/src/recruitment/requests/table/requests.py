"""Requests that people made about their data, with their clocks. Table: requests_1."""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.requests.decider import Clock, ClockRanOut, Event, RequestAcknowledged, RequestAnswered, RequestMade


@shown
@dataclass(frozen=True, slots=True)
class DataRequest:
    """A request about somebody's data, without the words of the request and of its answer. `late` names clocks that ran out."""

    request: UUID
    person: UUID
    kind: str
    made_on: date
    acknowledge_by: date | None
    answer_by: date
    acknowledged_on: date | None
    answered_on: date | None
    granted: bool | None
    late: list[str]
    version: int


@writes("requests_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    request, on = recorded.stream.id, recorded.origin.at.date()
    match recorded.event:
        case RequestMade(person, kind, _, clocks):
            by = {running.clock: running.by for running in clocks}
            db.execute(
                """INSERT INTO requests_1 (request, person, kind, made_on, acknowledge_by, answer_by, version)
                   VALUES (%s, %s, %s, %s, %s, %s, 1)""",
                (request, person, kind, on, by.get(Clock.ACKNOWLEDGEMENT), by[Clock.ANSWER]),
            )
        case RequestAcknowledged():
            db.execute("UPDATE requests_1 SET acknowledged_on = %s WHERE request = %s", (on, request))
        case RequestAnswered(granted):
            db.execute("UPDATE requests_1 SET answered_on = %s, granted = %s WHERE request = %s", (on, granted, request))
        case ClockRanOut(clock):
            db.execute("UPDATE requests_1 SET late = array_append(late, %s) WHERE request = %s", (clock, request))
    db.execute("UPDATE requests_1 SET version = %s WHERE request = %s", (recorded.version, request))


_ROWS: LiteralString = """
    SELECT request, person, kind, made_on, acknowledge_by, answer_by, acknowledged_on, answered_on, granted, late, version
    FROM requests_1 """


def everyone(db: Db) -> list[DataRequest]:
    """The open ones first, by when they must be answered."""
    with db.cursor(row_factory=class_row(DataRequest)) as rows:
        return rows.execute(_ROWS + "ORDER BY answered_on IS NOT NULL, answer_by, request").fetchall()


def of_person(db: Db, person: UUID) -> list[DataRequest]:
    with db.cursor(row_factory=class_row(DataRequest)) as rows:
        return rows.execute(_ROWS + "WHERE person = %s ORDER BY made_on, request", (person,)).fetchall()
