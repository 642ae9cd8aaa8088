"""What a service ends when its period is over: what falls due, and what was ended last. Tables: deadlines, events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.shown import shown


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that is kept for a period: the name of its deadline, and the stored name of the event that ends it."""

    what: str
    deadline: str
    ended: str


@shown
@dataclass(frozen=True, slots=True)
class Ends:
    """`waiting` of `what` have a day on which they end, the first on `next_on`; of `overdue` that day has passed.

    `last_ended` were ended on `last_on`, the last day on which any was, and `ended` in all. Days are null where there are none.
    """

    what: str
    waiting: int
    next_on: date | None
    overdue: int
    ended: int
    last_on: date | None
    last_ended: int


def ends(db: Db, kept: Iterable[Kept], now: datetime) -> list[Ends]:
    """In the order given. The log has no index for it: this reads all of it."""
    kinds = list(kept)
    waiting, ended = _waiting(db, kinds, now), _ended(db, kinds)
    return [Ends(each.what, *waiting.get(each.deadline, (0, None, 0)), *ended.get(each.ended, (0, None, 0))) for each in kinds]


def _waiting(db: Db, kinds: Iterable[Kept], now: datetime) -> Mapping[str, tuple[int, date | None, int]]:
    """By the deadline's name."""
    rows = db.execute(
        """SELECT name, count(*), min(due_at), count(*) FILTER (WHERE due_at <= %s) FROM deadlines
           WHERE name = ANY(%s) GROUP BY name""",
        (now, [each.deadline for each in kinds]),
    )
    return {name: (count, day_of(first), overdue) for name, count, first, overdue in rows}


def _ended(db: Db, kinds: Iterable[Kept]) -> Mapping[str, tuple[int, date | None, int]]:
    """By the event's name."""
    rows = db.execute(
        """SELECT DISTINCT ON (name) name, sum(count(*)) OVER (PARTITION BY name),
                  (occurred_at AT TIME ZONE 'Europe/London')::date AS day, count(*)
           FROM events WHERE name = ANY(%s) GROUP BY name, day ORDER BY name, day DESC""",
        ([each.ended for each in kinds],),
    )
    return {name: (int(count), day, on_that_day) for name, count, day, on_that_day in rows}
