"""Opening a cohort: it keeps the trust's settings as they are at this moment, and nobody revises them meanwhile."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from recruitment.application.aggregates import COHORTS
from recruitment.application.identities import trust_id
from recruitment.cohorts.decider import OpenCohort, Plan
from recruitment.trusts import table
from recruitment.trusts.decider import NO_SUCH_TRUST


def open_cohort(db: Db, handler: Handler, origin: Origin, cohort: UUID, plan: Plan) -> Handled | Refusal:
    own = trust_id(handler.database.tenant)
    table.lock_shared(db, own)
    trust = table.trust(db, own)
    if trust is None:
        return NO_SUCH_TRUST
    return handler.handle_in(db, COHORTS, cohort, OpenCohort(plan, trust.settings_version, trust.settings), origin)
