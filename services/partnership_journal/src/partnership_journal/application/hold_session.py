"""Recording a group session: of a cohort that the journal has heard of."""

from uuid import UUID

from partnership_journal.application.aggregates import COHORTS, SESSIONS
from partnership_journal.domain.cohorts import NO_SUCH_COHORT, Unheard
from partnership_journal.domain.sessions import HoldSession
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, load


def hold_session(db: Db, handler: Handler, origin: Origin, session: UUID, command: HoldSession) -> Handled | Refusal:
    if isinstance(load(db, COHORTS, command.cohort).state, Unheard):
        return NO_SUCH_COHORT
    return handler.handle_in(db, SESSIONS, session, command, origin)
