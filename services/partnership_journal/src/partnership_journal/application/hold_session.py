"""Recording a group session: of a cohort that the journal has heard of."""

from dataclasses import replace
from uuid import UUID

from partnership_journal.application.aggregates import SESSIONS
from partnership_journal.domain.sessions import HoldSession
from partnership_journal.read_models import cohorts
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler


def hold_session(db: Db, handler: Handler, origin: Origin, session: UUID, command: HoldSession) -> Handled | Refusal:
    heard = cohorts.lock_shared(db, command.cohort)
    return handler.handle_in(db, SESSIONS, session, replace(command, cohort_heard=heard), origin)
