"""A cohort's funnel, from interest to acceptance, by channel and group: sums over applications_1.

People who were gone before recruiting closed are in no number of it: until then it counts who is there now, and then it stays.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class FunnelRow:
    """People who came through one channel and chose one side, `both`, or none yet (`unsaid`).

    `interested` is the base of all other counts. `eligible` people have handed in, and so confirmed what their side needs, and
    were not declined as not senior; `accepted` includes those who have gone since.
    """

    channel: str
    group: str
    interested: int
    applied: int
    eligible: int
    accepted: int
    waiting: int
    withdrawn: int


STEPS: tuple[str, ...] = tuple(field.name for field in fields(FunnelRow))[2:]


@shown
@dataclass(frozen=True, slots=True)
class Funnel:
    """`interested` is the base of every count, `applied` that of `by_state` and `by_channel`; `rows` are by channel and group."""

    interested: int
    applied: int
    eligible: int
    accepted: int
    waiting: int
    withdrawn: int
    by_state: dict[str, int]
    by_channel: dict[str, int]
    rows: list[FunnelRow]


@shown
@dataclass(frozen=True, slots=True)
class Counts:
    """`accepted`, and not gone since, of the `applied` people of a cohort."""

    cohort: UUID
    applied: int
    accepted: int


def counts(db: Db) -> list[Counts]:
    """Of the trust's cohorts for which anybody has applied."""
    by_cohort: dict[UUID, Counter[str]] = {}
    for cohort, state, people in _states(db, None):
        by_cohort.setdefault(cohort, Counter())[state] = people
    return [Counts(cohort, states.total(), states["accepted"]) for cohort, states in by_cohort.items()]


def funnel(db: Db, cohort: UUID) -> Funnel:
    rows = _rows(db, cohort)
    by_state = {state: people for _, state, people in _states(db, cohort)}
    sums = {step: sum(getattr(row, step) for row in rows) for step in STEPS}
    return Funnel(**sums, by_state=by_state, by_channel=_applied_by_channel(rows), rows=rows)


def _states(db: Db, cohort: UUID | None) -> list[tuple[UUID, str, int]]:
    """How many applications of each cohort, or of one, are in each state."""
    return db.execute(
        """SELECT cohort, state, count(*) FROM applications_1
           WHERE cohort = coalesce(%s, cohort) AND submitted AND state <> 'double' AND NOT EXISTS (
               SELECT FROM availability_1 JOIN cohorts_1 ON cohorts_1.cohort = applications_1.cohort
               WHERE availability_1.person = applications_1.person AND gone_at < coalesce(closed_at, 'infinity')
           ) GROUP BY cohort, state ORDER BY cohort, state""",
        (cohort,),
    ).fetchall()


def _applied_by_channel(rows: Iterable[FunnelRow]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row.channel] += row.applied
    return {channel: people for channel, people in counted.items() if people}


def _rows(db: Db, cohort: UUID) -> list[FunnelRow]:
    """Without invitations that were taken, and doubles: these people are counted by the application with which they went on."""
    with db.cursor(row_factory=class_row(FunnelRow)) as rows:
        return rows.execute(
            """SELECT channel,
                      counted_as AS "group",
                      count(*)::integer AS interested,
                      count(*) FILTER (WHERE submitted)::integer AS applied,
                      count(*) FILTER (WHERE eligible)::integer AS eligible,
                      count(*) FILTER (WHERE ever_accepted)::integer AS accepted,
                      count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
                      count(*) FILTER (WHERE state = 'withdrawn')::integer AS withdrawn
               FROM applications_1 WHERE cohort = %s AND state NOT IN ('taken', 'removed', 'double') AND NOT EXISTS (
                   SELECT FROM availability_1 JOIN cohorts_1 ON cohorts_1.cohort = applications_1.cohort
                   WHERE availability_1.person = applications_1.person AND gone_at < coalesce(closed_at, 'infinity')
               ) GROUP BY 1, 2 ORDER BY 1, 2""",
            (cohort,),
        ).fetchall()
