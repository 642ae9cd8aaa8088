"""Who can be paired. Going may be heard before entering: then the row waits, without cohort and person. Table: candidates_1."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import msgspec
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from matching.domain.candidates import CandidateEntered, CandidateGone, Event, MeetingMode, Side
from matching.domain.identities import PersonId
from matching.domain.partners import Member
from matching.domain.scores import Candidate
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody who has entered, and the id of the event that says so. `aims` are what they want and offer, sealed."""

    person: UUID
    sides: list[str]
    topics_to_learn: list[str]
    topics_to_share: list[str]
    interests: list[str]
    availability: list[str]
    meeting_mode: str
    site: str | None
    directorate: str | None
    profession: str | None
    aims: object = field(repr=False)
    waited: bool
    gone_on: date | None
    event_id: UUID

    @property
    def sealed(self) -> tuple[Sealed | None, Sealed | None]:
        return msgspec.convert(self.aims or [None, None], tuple[Sealed | None, Sealed | None])

    def candidate(self, wants: str = "", offers: str = "") -> Candidate:
        """With what they wrote, opened."""
        return Candidate(
            PersonId(self.person),
            frozenset(map(Side, self.sides)),
            frozenset(self.topics_to_learn),
            frozenset(self.topics_to_share),
            frozenset(self.interests),
            frozenset(self.availability),
            MeetingMode(self.meeting_mode),
            self.site,
            self.directorate,
            self.profession,
            wants,
            offers,
            self.waited,
        )


@writes("candidates_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CandidateEntered():
            _enter(db, recorded.event, recorded.id)
        case CandidateGone(_, on):
            db.execute(
                """INSERT INTO candidates_1 (application, gone_on) VALUES (%s, %s)
                   ON CONFLICT (tenant, application) DO UPDATE SET gone_on = excluded.gone_on""",
                (recorded.stream.id, on),
            )


def _enter(db: Db, entered: CandidateEntered, event_id: UUID) -> None:
    """Where going was heard first, the row is there already."""
    aims = Jsonb(msgspec.to_builtins([entered.wants, entered.offers]))
    db.execute(
        "INSERT INTO candidates_1 (application) VALUES (%s) ON CONFLICT (tenant, application) DO NOTHING", (entered.application,)
    )
    db.execute(
        """UPDATE candidates_1
           SET cohort = %(cohort)s, person = %(person)s, sides = %(sides)s, topics_to_learn = %(topics_to_learn)s,
               topics_to_share = %(topics_to_share)s, interests = %(interests)s, availability = %(availability)s,
               meeting_mode = %(meeting_mode)s, site = %(site)s, directorate = %(directorate)s, profession = %(profession)s,
               aims = %(aims)s, waited = %(waited)s, event_id = %(event_id)s
           WHERE application = %(application)s""",
        {**_plain(entered), "aims": aims, "event_id": event_id},
    )


def _plain(entered: CandidateEntered) -> dict[str, object]:
    """Its fields as columns take them; the sealed ones are not among them."""
    named = {name: getattr(entered, name) for name in ("application", "cohort", "person", "site", "directorate", "profession")}
    lists = {name: list(getattr(entered, name)) for name in ("topics_to_learn", "topics_to_share", "interests", "availability")}
    return {**named, **lists, "sides": sorted(entered.sides), "meeting_mode": entered.meeting_mode, "waited": entered.waited}


def of_cohort(db: Db, cohort: UUID) -> list[CandidateRow]:
    """Everybody who ever entered, gone or not."""
    with db.cursor(row_factory=class_row(CandidateRow)) as rows:
        return rows.execute(
            """SELECT person, sides, topics_to_learn, topics_to_share, interests, availability, meeting_mode, site, directorate,
                      profession, aims, waited, gone_on, event_id
               FROM candidates_1 WHERE cohort = %s ORDER BY application""",
            (cohort,),
        ).fetchall()


def members(db: Db, cohort: UUID) -> tuple[Member, ...]:
    """The same people, with as much of them as decides who has a partner."""
    rows = db.execute(
        "SELECT person, sides, gone_on IS NOT NULL FROM candidates_1 WHERE cohort = %s ORDER BY application", (cohort,)
    )
    return tuple(Member(PersonId(person), frozenset(map(Side, sides)), is_gone) for person, sides, is_gone in rows)


def both(db: Db, cohort: UUID, one: UUID, other: UUID) -> list[tuple[CandidateRow, CandidateRow]]:
    """Two people of a cohort, in this order; nothing where one of them is not known."""
    known = {row.person: row for row in of_cohort(db, cohort)}
    return [(known[one], known[other])] if one in known and other in known else []


def heard(db: Db, cohort: UUID) -> int:
    """How many have entered, gone or not: as recruitment counts those whom it accepted."""
    row = db.execute("SELECT count(*) FROM candidates_1 WHERE cohort = %s", (cohort,)).fetchone()
    return int(row[0]) if row else 0


def applications_of(db: Db, person: UUID) -> list[UUID]:
    """Under which this person has entered, gone or not."""
    found = db.execute("SELECT application FROM candidates_1 WHERE person = %s ORDER BY application", (person,))
    return [application for (application,) in found]
