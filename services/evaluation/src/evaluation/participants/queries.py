"""The participants of a cohort, put together from their rows and their seats; and until when facts about them are held."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants.decider import Consents, Membership, Participant, Seat, SeatHeld
from evaluation.participants.humans import one_a_human
from evaluation.participants.table import participants, seats
from evaluation.participants.table.participants import ParticipantRow
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.periods import WITHOUT_END


def participants_of(db: Db, cohort: UUID | None) -> tuple[Participant, ...]:
    """Everybody who is on record for the cohort, and nobody where there is no cohort.

    One for each human. A decision that rests on them needs the cohort's survey locked first.
    """
    held: defaultdict[UUID, list[SeatHeld]] = defaultdict(list)
    for row in seats.of_cohort(db, cohort):
        held[row.participant].append(SeatHeld(Seat(row.seat), PartnershipId(row.partnership), row.held_on))
    known = (
        Participant(_membership(row), _consents(row), tuple(held[row.participant]), row.left_on, row.survey_taken_back)
        for row in participants.of_cohort(db, cohort)
    )
    return one_a_human(known, joined_people.everybody(db))


def paired_in(db: Db, partnership: UUID) -> list[Membership]:
    """Who holds a seat in the partnership."""
    rows = db.execute(
        """SELECT participants_1.cohort, person FROM seats_1 JOIN participants_1 USING (tenant, participant)
           WHERE partnership = %s ORDER BY participant""",
        (partnership,),
    )
    return [Membership(CohortId(cohort), PersonId(person)) for cohort, person in rows]


def held(db: Db) -> Iterator[tuple[UUID, date]]:
    """For the kit, which tells the vault: a person may come several times. Only participants are invited, and may answer.

    A cohort may have no survey yet.
    """
    rows = db.execute(
        """SELECT person, max(facts_until) FROM participants_1 LEFT JOIN surveys_1 USING (tenant, cohort)
           GROUP BY participant, person"""
    )
    for person, facts_until in rows:
        yield person, facts_until or WITHOUT_END


def _membership(row: ParticipantRow) -> Membership:
    return Membership(CohortId(row.cohort), PersonId(row.person))


def _consents(row: ParticipantRow) -> Consents | None:
    if row.survey is None or row.national_counts is None:
        return None
    return Consents(row.survey, row.national_counts)
