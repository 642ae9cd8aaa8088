"""Requests that people made about their data, with their clocks. Table: requests_1."""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.requests.decider import (
    ClockRanOut,
    Event,
    RequestAcknowledged,
    RequestAdvised,
    RequestAnswered,
    RequestMade,
    RequestReferred,
    RequestRetracted,
)
from recruitment.requests.grounds import Clock, RequestKind


@shown
@dataclass(frozen=True, slots=True)
class DataRequest:
    """A request about somebody's data, without the words of the request and of its answer. `late` names clocks that ran out.

    `state`: asked (an erasure that may be taken back and is not decided yet), looked_at (by a person), answered, retracted. The
    day on which it was made and `reference` are the person's receipt. An erasure in the state asked begins `not_before` that day.
    """

    request: UUID
    reference: str
    person: UUID
    kind: str
    state: str
    made_on: date
    acknowledge_by: date | None
    answer_by: date
    acknowledged_on: date | None
    answered_on: date | None
    outcome: str | None
    ground: str | None
    late: list[str]
    not_before: date | None


@writes("requests_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    request, on = recorded.stream.id, day_of(recorded.origin.at)
    match recorded.event:
        case RequestMade():
            _add(db, request, recorded.event, on)
        case RequestReferred():
            db.execute("UPDATE requests_1 SET state = 'looked_at' WHERE request = %s", (request,))
        case RequestRetracted(retain_until):
            db.execute("UPDATE requests_1 SET state = 'retracted', retain_until = %s WHERE request = %s", (retain_until, request))
        case RequestAcknowledged():
            db.execute("UPDATE requests_1 SET acknowledged_on = %s WHERE request = %s", (on, request))
        case RequestAdvised():
            db.execute("UPDATE requests_1 SET advised = true WHERE request = %s", (request,))
        case RequestAnswered(_, outcome, ground, retain_until=retain_until):
            db.execute(
                """UPDATE requests_1 SET state = 'answered', answered_on = %s, outcome = %s, ground = %s, retain_until = %s
                   WHERE request = %s""",
                (on, outcome, ground, retain_until, request),
            )
        case ClockRanOut(clock):
            db.execute("UPDATE requests_1 SET late = array_append(late, %s) WHERE request = %s", (clock, request))
        case _:
            pass


def _add(db: Db, request: UUID, made: RequestMade, on: date) -> None:
    by = {running.clock: running.by for running in made.clocks}
    state = "asked" if made.kind is RequestKind.ERASURE else "looked_at"
    db.execute(
        """INSERT INTO requests_1 (request, person, kind, state, made_on, acknowledge_by, answer_by)
           VALUES (%s, %s, %s, %s, %s, %s, %s)""",
        (request, made.person, made.kind, state, on, by.get(Clock.ACKNOWLEDGEMENT), by[Clock.ANSWER]),
    )


_ROWS: LiteralString = """
    SELECT request, upper(left(request::text, 8)) AS reference, person, kind, state, made_on, acknowledge_by, answer_by,
           acknowledged_on, answered_on, outcome, ground, late,
           (SELECT (due_at AT TIME ZONE 'Europe/London')::date FROM deadlines
            WHERE requests_1.kind = 'erasure' AND requests_1.state = 'asked'
              AND deadlines.tenant = requests_1.tenant AND stream = 'person-' || person AND name = 'erase') AS not_before
    FROM requests_1 """


def of_person(db: Db, person: UUID) -> list[DataRequest]:
    with db.cursor(row_factory=class_row(DataRequest)) as rows:
        return rows.execute(_ROWS + "WHERE person = %s ORDER BY made_on, request", (person,)).fetchall()
