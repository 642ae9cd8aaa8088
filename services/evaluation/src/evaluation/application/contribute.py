"""What the trust contributes of a closed survey: its facts, rounded under its own secret, for a named person to approve."""

from dataclasses import replace
from uuid import UUID

from evaluation.application.aggregates import CONTRIBUTIONS, TRUSTS
from evaluation.application.identities import contribution_id, trust_id
from evaluation.application.results import Results, results
from evaluation.domain.contributions import Block, PrepareContribution
from evaluation.domain.facts import facts
from evaluation.domain.rounding import rounded, rounding_seed
from evaluation.domain.trusts import TRUST_NOT_HEARD, Trust
from evaluation.read_models import surveys
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, load

ROUNDING = "rounding"


def prepare(db: Db, handler: Handler, origin: Origin, survey: UUID, secret: bytes) -> Handled | Refusal:
    trust = load(db, TRUSTS, trust_id(handler.database.tenant)).state
    found = results(db, survey)
    if isinstance(found, Refusal):
        return found
    if trust is None:
        return TRUST_NOT_HEARD
    joined = replace(origin, joined=_closing(db, survey))
    return handler.handle_in(db, CONTRIBUTIONS, contribution_id(survey), _command(trust, found, secret), joined)


def _command(trust: Trust, found: Results, secret: bytes) -> PrepareContribution:
    closed = found.survey
    block = Block(trust.id, found.cohort.id, found.cohort.group_served, closed.plan.wave)
    exact = facts(closed.on, found.participants, found.respondents, found.answers)
    published = tuple(rounded(fact, rounding_seed(secret, str(block), fact)) for fact in exact)
    return PrepareContribution(trust, block, closed.on, exact, published)


def _closing(db: Db, survey: UUID) -> tuple[UUID, ...]:
    row = surveys.survey(db, survey)
    return (row.closed_event,) if row and row.closed_event else ()
