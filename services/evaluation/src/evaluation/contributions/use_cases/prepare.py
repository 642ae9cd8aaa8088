"""Preparing a contribution: a closed survey's facts, rounded under the trust's own secret, for a named person to approve.

The decider decides which of them may leave, and whether they are still so when they are approved.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from evaluation.answers.answer import Answer
from evaluation.contributions import decider as contributions
from evaluation.contributions.decider import (
    ApproveContribution,
    Block,
    HoldContribution,
    HoldReason,
    PrepareContribution,
    Prepared,
    Unprepared,
)
from evaluation.contributions.facts import Fact, facts
from evaluation.contributions.rounding import rounded, rounding_seed
from evaluation.ids import PersonId, contribution_id, survey_id, trust_id
from evaluation.results.use_cases import Results, opened_answers, results
from evaluation.surveys import decider as survey_decider
from evaluation.surveys.queries import closed_to
from evaluation.surveys.table import surveys
from evaluation.trusts import decider as trusts
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write

ROUNDING: Final = "rounding"
"""The secret that keys the rounding, as the service's settings name it."""


def prepare(write: Write, survey: UUID, answers: tuple[Answer, ...]) -> Handled | Refusal:
    surveys.lock(write.db, survey)
    outcome = results(write.context, write.db, survey, answers)
    if isinstance(outcome, Refusal):
        return outcome
    closing = surveys.closing_of(write.db, survey)
    joined = replace(write, origin=replace(write.origin, joined=() if closing is None else (closing,)))
    return joined.handle(contributions.contributions, contribution_id(survey), _command(write, outcome))


def answers_to(context: TenantContext, survey: UUID) -> tuple[Answer, ...]:
    """Opened before the transaction in which a contribution is prepared."""
    return opened_answers(context, survey)


def answers_of(context: TenantContext, contribution: UUID) -> tuple[Answer, ...]:
    """Opened before the transaction in which the contribution is approved."""
    with context.database.transaction() as db:
        state = context.handler.load(db, contributions.contributions, contribution).state
    return opened_answers(context, _survey(state.provenance.block)) if isinstance(state, Prepared) else ()


def approve(write: Write, contribution: UUID, approver: PersonId, answers: tuple[Answer, ...]) -> Handled | Refusal:
    """Nobody's consent or departure is recorded between this and the decision."""
    if refusal := _closed_to(write, contribution, approver):
        return refusal
    state = write.load(contributions.contributions, contribution).state
    exact = _exact_now(write, _survey(state.provenance.block), answers) if isinstance(state, Prepared) else ()
    return write.handle(contributions.contributions, contribution, ApproveContribution(approver, exact))


def hold(write: Write, contribution: UUID, by: PersonId, reason: HoldReason) -> Handled | Refusal:
    refusal = _closed_to(write, contribution, by)
    return refusal or write.handle(contributions.contributions, contribution, HoldContribution(by, reason))


def _closed_to(write: Write, contribution: UUID, person: PersonId) -> Refusal | None:
    """Nobody decides on what they may not see: the survey invited them. Whom a survey invited is fixed once it has closed."""
    state = write.load(contributions.contributions, contribution).state
    if isinstance(state, Unprepared):
        return None
    survey = write.load(survey_decider.surveys, _survey(state.provenance.block)).state
    return closed_to(write.db, survey, person, day_of(write.origin.at))


def _survey(block: Block) -> UUID:
    return survey_id(block.cohort, block.wave)


def _exact_now(write: Write, survey: UUID, answers: tuple[Answer, ...]) -> tuple[Fact, ...]:
    surveys.lock(write.db, survey)
    outcome = results(write.context, write.db, survey, answers)
    return () if isinstance(outcome, Refusal) else _exact(outcome)


def _exact(closed: Results) -> tuple[Fact, ...]:
    return facts(closed.survey.on, closed.participants, closed.respondents, closed.answers)


def _command(write: Write, closed_results: Results) -> PrepareContribution:
    contributor, closed = trust_id(write.context.tenant), closed_results.survey
    served = closed.plan.cohort.groups_served
    block = Block(contributor, closed.plan.cohort.id, served[0], closed.plan.wave)
    exact = _exact(closed_results)
    secret = write.context.secrets[ROUNDING]
    published = tuple(rounded(fact, rounding_seed(secret, str(block), fact)) for fact in exact)
    trust = write.load(trusts.trusts, contributor).state
    return PrepareContribution(trust, block, closed.on, exact, published, several_groups=len(served) > 1)
