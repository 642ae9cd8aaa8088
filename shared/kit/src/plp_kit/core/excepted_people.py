"""Exceptions to the rules about roles, as a service knows them: each has a stream under its id. Table: excepted_people_1.

The decision-maker records them in another service. One lets one person through one rule, from a day until the end of another, or
until it is ended. A rule is named by the code with which it refuses. Nothing here gives a reason to anybody: it stays sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from psycopg.rows import args_row

from plp_kit.core import joined_people, sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed
from plp_kit.core.slices import Reaction, Slice
from plp_kit.core.stored import StoredEvents, stored


@dataclass(frozen=True, slots=True)
class RecordException:
    person: UUID
    rule: str
    reason: Sealed
    begins_on: date
    last_day: date


@dataclass(frozen=True, slots=True)
class EndException:
    on: date


Command: TypeAlias = RecordException | EndException


@stored("excepted_people.exception_recorded.v1")
@dataclass(frozen=True, slots=True)
class ExceptionRecorded:
    person: UUID
    rule: str
    reason: Sealed
    begins_on: date
    last_day: date


@stored("excepted_people.exception_ended.v1")
@dataclass(frozen=True, slots=True)
class ExceptionEnded:
    on: date


Event: TypeAlias = ExceptionRecorded | ExceptionEnded


@dataclass(frozen=True, slots=True)
class Known:
    """Nothing is on record at first. What ended was on record."""

    recorded: bool = False
    ended: bool = False


RECORDED_ALREADY = Refusal("exception_recorded_already", "This exception is on record already.")
ENDED_ALREADY = Refusal("exception_ended_already", "The end of this exception is on record already.")
NOT_RECORDED = Refusal("exception_not_recorded", "There is no such exception.", Kind.MISSING)


def decide(state: Known, command: Command) -> Decision[Event]:
    match command:
        case RecordException(person, rule, reason, begins_on, last_day):
            recorded = ExceptionRecorded(person, rule, reason, begins_on, last_day)
            return RECORDED_ALREADY if state.recorded else [recorded]
        case EndException() if not state.recorded:
            return NOT_RECORDED
        case EndException(on):
            return ENDED_ALREADY if state.ended else [ExceptionEnded(on)]


def evolve(state: Known, event: Event) -> Known:
    return replace(state, ended=True) if isinstance(event, ExceptionEnded) else replace(state, recorded=True)


excepted_people: Final[Decider[Command, Known, Event]] = Decider(Known(), decide, evolve)


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    exception: UUID
    person: UUID
    rule: str
    reason: Sealed
    begins_on: date
    last_day: date
    ended_on: date | None


@writes("excepted_people_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    exception = recorded.stream.id
    match recorded.event:
        case ExceptionRecorded(person, rule, reason, begins_on, last_day):
            db.execute(
                """INSERT INTO excepted_people_1 (exception, person, rule, reason, begins_on, last_day)
                   VALUES (%s, %s, %s, %s, %s, %s)""",
                (exception, person, rule, sealed_columns.column([reason]), begins_on, last_day),
            )
        case ExceptionEnded(on):
            db.execute("UPDATE excepted_people_1 SET ended_on = %s WHERE exception = %s", (on, exception))


SLICE: Final = Slice("excepted", excepted_people, StoredEvents.of(Event), (apply,))


def record(exception: UUID, command: RecordException) -> Reaction:
    return Reaction(excepted_people, exception, command, (RECORDED_ALREADY,))


def end(exception: UUID, on: date) -> Reaction:
    return Reaction(excepted_people, exception, EndException(on), (ENDED_ALREADY,))


def is_excepted(db: Db, person: UUID, rule: str, on: date) -> bool:
    """Whether the human, under any of their ids, is let through the rule on that day."""
    row = db.execute(
        """SELECT FROM excepted_people_1
           WHERE person = ANY(%s) AND rule = %s AND ended_on IS NULL AND %s BETWEEN begins_on AND last_day LIMIT 1""",
        (list(joined_people.ids_of(db, person)), rule, on),
    ).fetchone()
    return row is not None


def between(db: Db, first: date, last: date) -> list[ExceptionRow]:
    """Those in force on any of these days, in the order in which they began."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT exception, person, rule, reason, begins_on, last_day, ended_on FROM excepted_people_1
               WHERE begins_on <= %s AND coalesce(ended_on, last_day) >= %s ORDER BY begins_on, exception""",
            (last, first),
        ).fetchall()


def _row(exception: UUID, person: UUID, rule: str, reason: object, *days: date) -> ExceptionRow:
    return ExceptionRow(exception, person, rule, sealed_columns.values(reason)[0], *days)


def of_person(db: Db, person: UUID) -> Iterable[UUID]:
    """For a person's own data: the exceptions that are recorded for this id."""
    rows = db.execute("SELECT exception FROM excepted_people_1 WHERE person = %s ORDER BY exception", (person,))
    return [exception for (exception,) in rows]
