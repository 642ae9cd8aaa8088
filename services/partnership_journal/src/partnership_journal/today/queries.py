"""What waits in the journal: partnerships_1 with meetings_1, agreements_1, goals_1 and openings_1; sessions_1 with attendances_1.

A partner's own goals and their part of an agreement are theirs: they change nothing of what waits for the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.partnerships.decider import Ending
from partnership_journal.today import kinds
from plp_kit.core import joined_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.today import Asker, Waiting
from plp_kit.core.working_days import A_DAY

WITHIN: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OwnPartnership:
    """One that has not ended. `last` is the last day before today for which a meeting was planned, or on which one was held."""

    partnership: UUID
    formed_on: date
    decides_until: date | None
    opened_on: date | None
    went_on: bool
    next: date | None
    last: date | None
    unrecorded: int
    meetings: int
    first_unrecorded: date | None
    has_part: bool
    has_goal: bool


def partnerships(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Somebody whose data are restricted writes nothing new meanwhile, so that none of it waits for them."""
    ids = joined_people.ids_of(db, asker.person)
    writes = not restricted_people.listed(db, ids)
    for own in _own(db, list(ids), asker.on):
        if own.opened_on is None:
            yield from _before_opening(own)
            continue
        yield from _meetings(own)
        if writes and not own.has_part:
            yield kinds.AGREEMENT_TO_WRITE.of(own.partnership, own.formed_on)
        if writes and not own.has_goal:
            yield kinds.GOAL_TO_SET.of(own.partnership, own.formed_on)


def _before_opening(own: OwnPartnership) -> Iterator[Waiting]:
    """What the other has said changes nothing here."""
    if own.decides_until and own.went_on:
        yield kinds.PARTNER_AWAITED.of(own.partnership, own.formed_on, own.decides_until + A_DAY)
    elif own.decides_until:
        yield kinds.PAIRING_TO_ANSWER.of(own.partnership, own.formed_on, own.decides_until)


def _meetings(own: OwnPartnership) -> Iterator[Waiting]:
    if own.opened_on and not own.meetings:
        yield kinds.PARTNER_TO_MEET.of(own.partnership, own.opened_on)
    since = own.last or own.formed_on
    if own.next is None:
        yield kinds.MEETING_TO_PLAN.of(own.partnership, since)
    else:
        yield kinds.MEETING_AHEAD.of(own.partnership, since, own.next)
    if own.first_unrecorded is not None:
        yield kinds.MEETINGS_TO_RECORD.of(own.partnership, own.first_unrecorded, count=own.unrecorded)


def _own(db: Db, ids: list[UUID], on: date) -> list[OwnPartnership]:
    with db.cursor(row_factory=class_row(OwnPartnership)) as rows:
        return rows.execute(
            """SELECT partnership, formed_on, decides_until, opened_on, coalesce(went_on && %(ids)s::uuid[], false) AS went_on,
                      count(meets_on) AS meetings,
                      min(meets_on) FILTER (WHERE planned AND NOT held AND meets_on >= %(on)s) AS next,
                      max(meets_on) FILTER (WHERE meets_on < %(on)s OR held) AS last,
                      count(*) FILTER (WHERE planned AND NOT held AND meets_on < %(on)s) AS unrecorded,
                      min(meets_on) FILTER (WHERE planned AND NOT held AND meets_on < %(on)s) AS first_unrecorded,
                      EXISTS (SELECT FROM agreements_1 a WHERE a.partnership = p.partnership
                                    AND partner = ANY(%(ids)s)) AS has_part,
                      EXISTS (SELECT FROM goals_1 g WHERE g.partnership = p.partnership
                                    AND (whose = 'shared' OR author = ANY(%(ids)s))) AS has_goal
               FROM partnerships_1 p LEFT JOIN meetings_1 USING (tenant, partnership)
                    LEFT JOIN openings_1 USING (tenant, partnership)
               WHERE ended_on IS NULL AND (senior = ANY(%(ids)s) OR colleague = ANY(%(ids)s))
               GROUP BY partnership, formed_on, decides_until, opened_on, went_on""",
            {"ids": ids, "on": on},
        ).fetchall()


def sessions(db: Db, _asker: Asker) -> Iterator[Waiting]:
    rows = db.execute(
        """SELECT session, held_on, cohort FROM sessions_1
           WHERE NOT EXISTS (SELECT FROM attendances_1 WHERE attendances_1.session = sessions_1.session)"""
    )
    for session, held_on, cohort in rows:
        yield kinds.ATTENDANCE_TO_RECORD.of(session, held_on, cohort=cohort)


def partners_gone(db: Db, asker: Asker) -> Iterator[Waiting]:
    """None of the caller's own partnerships: how one of these ended is not theirs to read."""
    rows = db.execute(
        """SELECT cohort, min(ended_on), count(*) FROM partnerships_1
           WHERE ended_how = %s AND ended_on > %s AND NOT (senior = ANY(%s) OR colleague = ANY(%s)) GROUP BY cohort""",
        (Ending.PARTNER_LEFT, asker.on - WITHIN, *[list(joined_people.ids_of(db, asker.person))] * 2),
    )
    for cohort, first, count in rows:
        yield kinds.PARTNERS_GONE.of(cohort, first, first + WITHIN, count)
