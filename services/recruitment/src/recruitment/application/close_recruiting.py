"""Closing recruiting, by a facilitator or on its date. The accepted are counted once nobody else is on the way."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from recruitment.application.aggregates import COHORTS
from recruitment.applications.table import applications
from recruitment.cohorts.decider import CloseRecruiting
from recruitment.cohorts.table import cohorts


def close_recruiting(db: Db, handler: Handler, origin: Origin, cohort: UUID, expected: int | None = None) -> Handled | Refusal:
    cohorts.lock(db, cohort)
    command = CloseRecruiting(applications.ever_accepted(db, cohort))
    return handler.handle_in(db, COHORTS, cohort, command, origin, expected)
