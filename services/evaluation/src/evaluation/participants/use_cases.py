"""What follows for participants when a person is erased, and when their data are restricted.

An erasure is recorded, and they leave every cohort on that day. Restricted, they are invited to no survey that opens from then
on; where they are invited already they may still answer.

Their answers to a closed survey are in the ledger without a name. An answer of theirs that still waits cannot be opened, and is
left out when the survey closes.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from evaluation.ids import CohortId, PersonId, participant_id
from evaluation.participants import decider as participants
from evaluation.participants.decider import DEPARTURE_RECORDED_ALREADY, Membership, RecordDeparture
from evaluation.participants.table import participants as participant_rows
from evaluation.surveys.table import surveys
from plp_kit.core import erased_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.slices import Reaction


def erased(db: Db, person: UUID, on: date) -> Iterator[Reaction]:
    yield erased_people.record(person, on)
    for cohort in participant_rows.cohorts_of(db, person):
        surveys.lock_shared_of_cohort(db, cohort)
        yield departure(cohort, person, on)


def restriction(db: Db, person: UUID, *, restricted: bool) -> Iterator[Reaction]:
    """No survey of theirs opens meanwhile."""
    for cohort in participant_rows.cohorts_of(db, person):
        surveys.lock_shared_of_cohort(db, cohort)
    yield restricted_people.record(person, restricted=restricted)


def erased_before(db: Db, cohort: UUID, *people: UUID) -> list[Reaction]:
    """For those of the people whose erasure arrived before the facts of their participation."""
    return [departure(cohort, person, on) for person, on in erased_people.among(db, people).items()]


def departure(cohort: UUID, person: UUID, on: date) -> Reaction:
    command = RecordDeparture(Membership(CohortId(cohort), PersonId(person)), on)
    return Reaction(participants.participants, participant_id(cohort, person), command, (DEPARTURE_RECORDED_ALREADY,))
