"""How far a cohort has come: counts of what its partnerships and sessions did, never what was written or said."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from partnership_journal.cohorts import table as cohorts
from partnership_journal.partnerships.decider import Ending
from partnership_journal.sessions.table import sessions
from partnership_journal.sessions.table.sessions import HeldSession, Session
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class EndedCounts:
    completed: int
    ended: int
    partner_left: int


@shown
@dataclass(frozen=True, slots=True)
class Progress:
    """Counts, never content. `partnerships` is the base: those active and those ended in each of three ways add up to it.

    Pairs that were taken back before launch are in no count but `taken_back`.

    `agreements_written` counts partnerships, whether one or both wrote; `meetings_held` counts days a partnership met on. The
    reader's own partnerships are left out of every count: `own_left_out` says how many. `launch_on` is the planned day until the
    cohort is `launched`, then that of the launch.
    """

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    launch_on: date
    launched: bool
    partnerships: int
    active: int
    ended: EndedCounts
    taken_back: int
    meetings_held: int
    agreements_written: int
    goals_set: int
    own_left_out: int
    sessions: Sequence[Session]


def progress(db: Db, identifier: UUID, reader: UUID) -> Progress | None:
    """As this reader may see it, all of whose ids are one person. None where the cohort has not reached the journal."""
    cohort = cohorts.cohort(db, identifier)
    if cohort is None:
        return None
    seen = {"cohort": identifier, "reader": list(joined_people.ids_of(db, reader))}
    ended = _by_ending(db, seen)
    taken_back = ended.pop(Ending.TAKEN_BACK, 0)
    return Progress(
        cohort=cohort.cohort,
        title=cohort.title,
        word_senior=cohort.word_senior,
        word_served=cohort.word_served,
        launch_on=cohort.launch_on,
        launched=cohort.launched,
        partnerships=sum(ended.values()),
        active=ended.get(None, 0),
        ended=EndedCounts(ended.get(Ending.COMPLETED, 0), ended.get(Ending.ENDED, 0), ended.get(Ending.PARTNER_LEFT, 0)),
        taken_back=taken_back,
        meetings_held=_count(db, MEETINGS_HELD, seen),
        agreements_written=_count(db, AGREEMENTS_WRITTEN, seen),
        goals_set=_count(db, GOALS_SET, seen),
        own_left_out=_count(db, OWN, seen),
        sessions=sessions.of_cohort(db, identifier),
    )


def of_every_cohort(db: Db, reader: UUID) -> list[Progress]:
    """Of each that has reached the journal, the latest launch first."""
    found = (progress(db, each.cohort, reader) for each in cohorts.every(db))
    return [each for each in found if each is not None]


@shown
@dataclass(frozen=True, slots=True)
class OwnCohort:
    """A cohort for somebody who has, or had, a partner in it: its aims, as they were confirmed, and the sessions that were held.

    `launch_on` is the planned day until the cohort is `launched`, then that of the launch.
    """

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    launch_on: date
    launched: bool
    aims: list[str]
    sessions: list[HeldSession]


def own_cohort(db: Db, identifier: UUID, person: UUID) -> OwnCohort | None:
    """None for a person who has no partner in it, or had one only in a pair that was taken back."""
    cohort = cohorts.cohort(db, identifier)
    if cohort is None or not _count(db, OWN, {"cohort": identifier, "reader": list(joined_people.ids_of(db, person))}):
        return None
    return OwnCohort(**asdict(cohort), sessions=sessions.held_in(db, identifier))


MEETINGS_HELD: LiteralString = """
    SELECT count(*) FROM meetings_1 JOIN partnerships_1 USING (tenant, partnership)
    WHERE cohort = %(cohort)s AND NOT (senior = ANY(%(reader)s) OR colleague = ANY(%(reader)s))
          AND ended_how IS DISTINCT FROM 'taken_back' AND held"""
AGREEMENTS_WRITTEN: LiteralString = """
    SELECT count(DISTINCT partnership) FROM agreements_1 JOIN partnerships_1 USING (tenant, partnership)
    WHERE cohort = %(cohort)s AND NOT (senior = ANY(%(reader)s) OR colleague = ANY(%(reader)s))
          AND ended_how IS DISTINCT FROM 'taken_back' AND NOT works_without"""
GOALS_SET: LiteralString = """
    SELECT count(*) FROM goals_1 JOIN partnerships_1 USING (tenant, partnership)
    WHERE cohort = %(cohort)s AND NOT (senior = ANY(%(reader)s) OR colleague = ANY(%(reader)s))
          AND ended_how IS DISTINCT FROM 'taken_back'"""
OWN: LiteralString = """
    SELECT count(*) FROM partnerships_1
    WHERE cohort = %(cohort)s AND (senior = ANY(%(reader)s) OR colleague = ANY(%(reader)s))
          AND ended_how IS DISTINCT FROM 'taken_back'"""
BY_ENDING: LiteralString = """
    SELECT ended_how, count(*) FROM partnerships_1
    WHERE cohort = %(cohort)s AND NOT (senior = ANY(%(reader)s) OR colleague = ANY(%(reader)s)) GROUP BY ended_how"""


def _by_ending(db: Db, seen: Mapping[str, object]) -> dict[str | None, int]:
    return dict(db.execute(BY_ENDING, seen).fetchall())


def _count(db: Db, query: LiteralString, seen: Mapping[str, object]) -> int:
    row = db.execute(query, seen).fetchone()
    return int(row[0]) if row else 0
