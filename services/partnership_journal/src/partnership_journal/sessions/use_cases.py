"""Recording a group session: of a cohort that has reached the journal."""

from dataclasses import replace
from uuid import UUID

from partnership_journal.cohorts import table as cohorts
from partnership_journal.sessions.decider import HoldSession, sessions
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def hold_session(write: Write, session: UUID, command: HoldSession) -> Handled | Refusal:
    known = cohorts.lock_shared(write.db, command.cohort)
    return write.handle(sessions, session, replace(command, cohort_known=known))
