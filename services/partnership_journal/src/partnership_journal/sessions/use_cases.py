"""Recording a group session, of a cohort that has reached the journal, and who was there."""

from dataclasses import replace
from uuid import UUID

from partnership_journal.cohorts import table as cohorts
from partnership_journal.ids import PersonId
from partnership_journal.sessions.decider import HoldSession, RecordAttendance, sessions
from plp_kit.core import joined_people
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def hold_session(write: Write, session: UUID, command: HoldSession) -> Handled | Refusal:
    known = cohorts.lock_shared(write.db, command.cohort)
    return write.handle(sessions, session, replace(command, cohort_known=known))


def record_attendance(write: Write, session: UUID, person: PersonId) -> Handled | Refusal:
    """Once a human, by whichever of their ids."""
    also = joined_people.ids_of(write.db, person) - {person}
    return write.handle(sessions, session, RecordAttendance(person, also))
