"""Notices that a pair causes: of each event one to either of the two, at the same moment. Table: pair_notices_1."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.ids import PersonId, application_id, notice_id
from recruitment.notices.wordings import wording_of_pair
from recruitment.pairs.decider import Event, PairNoticesForgotten, PairRecorded


@dataclass(frozen=True, slots=True)
class CausedByPair:
    pair: UUID
    person: PersonId
    wording: str


@writes("pair_notices_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    event, pair, wording = recorded.event, recorded.stream.id, wording_of_pair(recorded.event)
    if isinstance(event, PairNoticesForgotten):
        db.execute("DELETE FROM pair_notices_1 WHERE pair = %s", (pair,))
    if wording is None:
        return
    for person, application in _first(event) if isinstance(event, PairRecorded) else _two(db, pair):
        db.execute(
            """INSERT INTO pair_notices_1 (notice, pair, person, application, trigger, wording, at)
               VALUES (%s, %s, %s, %s, %s, %s, %s)""",
            (notice_id(recorded.id, person), pair, person, application, type(event).__name__, wording, recorded.origin.at),
        )


def _first(event: PairRecorded) -> list[tuple[UUID, UUID]]:
    return [(person, application_id(event.cohort, person)) for person in (event.one, event.other)]


def _two(db: Db, pair: UUID) -> list[tuple[UUID, UUID]]:
    """With their applications. Nobody where it was not told yet who they are."""
    return db.execute("SELECT DISTINCT person, application FROM pair_notices_1 WHERE pair = %s", (pair,)).fetchall()


def one(db: Db, notice: UUID) -> CausedByPair | None:
    row = db.execute("SELECT pair, person, wording FROM pair_notices_1 WHERE notice = %s", (notice,)).fetchone()
    return CausedByPair(*row) if row else None


def of_event(db: Db, event: UUID, pair: UUID) -> list[UUID]:
    """The notices that an event of the pair has caused."""
    return [notice_id(event, person) for person, _ in _two(db, pair)]


def of_pair(db: Db, pair: UUID) -> list[UUID]:
    rows = db.execute("SELECT notice FROM pair_notices_1 WHERE pair = %s ORDER BY notice", (pair,))
    return [notice for (notice,) in rows]


def pairs_of(db: Db, applications: Collection[UUID]) -> list[UUID]:
    """The pairs that have notices of these applications."""
    rows = db.execute("SELECT DISTINCT pair FROM pair_notices_1 WHERE application = ANY(%s) ORDER BY pair", (list(applications),))
    return [pair for (pair,) in rows]
