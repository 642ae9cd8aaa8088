"""What the trust contributes of a closed survey: its facts, rounded under its own secret, for a named person to approve.

Which of them may leave is the decider's to say.
"""

from dataclasses import replace
from uuid import UUID

from evaluation.application.aggregates import CONTRIBUTIONS, TRUSTS
from evaluation.application.identities import contribution_id, trust_id
from evaluation.contributions.decider import Block, PrepareContribution
from evaluation.contributions.facts import facts
from evaluation.contributions.rounding import rounded, rounding_seed
from evaluation.ids import TrustId
from evaluation.results.use_cases import Results, results
from evaluation.surveys.table import surveys
from evaluation.trusts.decider import Trust
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, load

ROUNDING = "rounding"


def prepare(db: Db, handler: Handler, origin: Origin, survey: UUID, secret: bytes) -> Handled | Refusal:
    surveys.hold(db, survey)
    found = results(db, survey)
    if isinstance(found, Refusal):
        return found
    trust = trust_id(handler.database.tenant)
    command = _command(trust, load(db, TRUSTS, trust).state, found, secret)
    return handler.handle_in(db, CONTRIBUTIONS, contribution_id(survey), command, replace(origin, joined=_closing(db, survey)))


def _command(contributor: TrustId, trust: Trust | None, found: Results, secret: bytes) -> PrepareContribution:
    closed = found.survey
    block = Block(contributor, found.cohort.id, found.cohort.group_served, closed.plan.wave)
    exact = facts(closed.on, found.participants, found.respondents, found.answers)
    published = tuple(rounded(fact, rounding_seed(secret, str(block), fact)) for fact in exact)
    return PrepareContribution(trust, block, closed.on, exact, published)


def _closing(db: Db, survey: UUID) -> tuple[UUID, ...]:
    row = surveys.survey(db, survey)
    return (row.closed_event,) if row and row.closed_event else ()
