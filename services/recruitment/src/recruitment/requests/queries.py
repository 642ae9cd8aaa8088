"""The queue of requests, for those who deal with them: requests_1 with deadlines; staff_1 knows which are the reader's own."""

from dataclasses import dataclass
from datetime import date
from typing import Final, LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from recruitment.staff import table as staff

OPEN, CLOSED = "open", "closed"
STATES: Final = (OPEN, CLOSED)
RANKS: Final = {"looked_at": 1, "asked": 2}
LAST: Final = 3
FIRST: Final = ("0", "0", str(UUID(int=0)))
"""The position before all others."""


@shown
@dataclass(frozen=True, slots=True)
class QueuedRequest:
    """A request as those see it who deal with requests, without what was written in it. `late` names clocks that ran out.

    `state`: asked (an erasure that may still be taken back and is not decided yet), looked_at, answered, retracted. `own`: it is
    the reader's, who does not deal with it. `advised`: the data protection officer has advised on it, which nobody learns of
    their own. `days_left` until it must be answered, below zero where it is overdue; null once it is closed.
    """

    request: UUID
    reference: str
    person: UUID
    own: bool
    kind: str
    state: str
    made_on: date
    acknowledge_by: date | None
    acknowledged_on: date | None
    answer_by: date
    days_left: int | None
    answered_on: date | None
    outcome: str | None
    ground: str | None
    late: list[str]
    not_before: date | None
    advised: bool


@shown
@dataclass(frozen=True, slots=True)
class OneRequest(QueuedRequest):
    """With the ways in which the decision-maker can answer it now, and the grounds on which they can refuse it; else none."""

    outcomes: list[str]
    grounds: list[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for on that day. `state`: open, closed, or either; `to_advise`: only those without any advice."""

    reader: UUID
    on: date
    state: str | None = None
    kind: str | None = None
    to_advise: bool = False


@shown
@dataclass(frozen=True, slots=True)
class QueueCounts:
    """Of all requests, but `to_advise`: of those that a person looks at and that are not the reader's own."""

    still_open: int
    closed: int
    overdue: int
    to_advise: int


_ROWS: LiteralString = """
    SELECT request, upper(left(request::text, 8)) AS reference, person, person = ANY(%(own)s) AS own, kind, state, made_on,
           acknowledge_by, acknowledged_on, answer_by, answered_on, outcome, ground, late,
           CASE WHEN state IN ('asked', 'looked_at') THEN answer_by - %(on)s::date END AS days_left,
           (SELECT (due_at AT TIME ZONE 'Europe/London')::date FROM deadlines
            WHERE requests_1.kind = 'erasure' AND requests_1.state = 'asked'
              AND deadlines.tenant = requests_1.tenant AND stream = 'person-' || person AND name = 'erase') AS not_before,
           advised AND person <> ALL(%(own)s) AS advised
    FROM requests_1 """
_PLACE: LiteralString = """
    (coalesce(array_position(ARRAY['looked_at', 'asked'], state), 3),
     CASE WHEN state IN ('asked', 'looked_at') THEN answer_by - date '0001-01-01'
          ELSE date '0001-01-01' - coalesce(answered_on, made_on) END,
     request)"""
_WANTED: LiteralString = """
    (%(state)s::text IS NULL OR (state IN ('asked', 'looked_at')) = (%(state)s = 'open'))
    AND kind = coalesce(%(kind)s, kind)
    AND (NOT %(to_advise)s OR (state = 'looked_at' AND NOT advised AND person <> ALL(%(own)s)))"""


def position_of(row: QueuedRequest) -> tuple[str, str, str]:
    """Those that a person has to look at come first, by when they must be answered; of what is closed the latest comes first."""
    rank = RANKS.get(row.state, LAST)
    days = (row.answer_by - date.min).days if rank < LAST else -((row.answered_on or row.made_on) - date.min).days
    return str(rank), str(days), str(row.request)


def page(db: Db, wanted: Wanted, after: tuple[str, ...] | None, limit: int) -> list[QueuedRequest]:
    rank, days, request = after or FIRST
    asked = {
        **_asked(db, wanted),
        "state": wanted.state,
        "kind": wanted.kind,
        "to_advise": wanted.to_advise,
        "rank": rank,
        "days": days,
        "last": request,
        "limit": limit,
    }
    with db.cursor(row_factory=class_row(QueuedRequest)) as rows:
        return rows.execute(
            _ROWS + "WHERE" + _WANTED + "AND" + _PLACE + "> (%(rank)s::int, %(days)s::int, %(last)s::uuid)"
            " ORDER BY" + _PLACE + "LIMIT %(limit)s",
            asked,
        ).fetchall()


def one(db: Db, wanted: Wanted, request: UUID) -> QueuedRequest | None:
    with db.cursor(row_factory=class_row(QueuedRequest)) as rows:
        return rows.execute(_ROWS + "WHERE request = %(request)s", {**_asked(db, wanted), "request": request}).fetchone()


def counts(db: Db, wanted: Wanted) -> QueueCounts:
    """Whatever state and kind are asked for."""
    with db.cursor(row_factory=class_row(QueueCounts)) as rows:
        return rows.execute(
            """SELECT count(*) FILTER (WHERE state IN ('asked', 'looked_at')) AS still_open,
                      count(*) FILTER (WHERE state NOT IN ('asked', 'looked_at')) AS closed,
                      count(*) FILTER (WHERE state IN ('asked', 'looked_at') AND answer_by < %(on)s) AS overdue,
                      count(*) FILTER (WHERE state = 'looked_at' AND NOT advised AND person <> ALL(%(own)s)) AS to_advise
               FROM requests_1""",
            _asked(db, wanted),
        ).fetchall()[0]


def _asked(db: Db, wanted: Wanted) -> dict[str, object]:
    return {"own": list(staff.ids_of(db, wanted.reader)), "on": wanted.on}
