"""The results of a closed survey. Before it has closed they are shown to nobody, nor after its answers are not retained any more.

The answers are opened first, outside the transaction: a ledger is complete from the moment of the closing.
"""

from dataclasses import dataclass
from uuid import UUID

from evaluation.answers import decider as ledgers
from evaluation.answers.answer import Answer
from evaluation.answers.decider import RETENTION_OVER
from evaluation.answers.use_cases import sealing
from evaluation.ids import PersonId
from evaluation.participants.decider import Participant
from evaluation.participants.queries import participants_of
from evaluation.results.respondents import RespondentsTable, respondents_table
from evaluation.surveys import decider as surveys
from evaluation.surveys import register
from evaluation.surveys.decider import Closed, closed, closed_to
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext


@dataclass(frozen=True, slots=True)
class Results:
    """`participants` are the people who were invited."""

    survey: Closed
    participants: tuple[Participant, ...]
    respondents: frozenset[PersonId]
    answers: tuple[Answer, ...]


def opened_answers(context: TenantContext, survey: UUID) -> tuple[Answer, ...]:
    """None before the closing."""
    with context.database.transaction() as db:
        entries = context.handler.load(db, ledgers.ledgers, survey).state.entries
    texts = context.open([entry.answer for entry in entries])
    return tuple(sealing.opened(text) for text in texts if text is not None)


def results(context: TenantContext, db: Db, survey: UUID, answers: tuple[Answer, ...]) -> Results | Refusal:
    load = context.handler.load
    state = closed(load(db, surveys.surveys, survey).state)
    if isinstance(state, Refusal):
        return state
    if load(db, ledgers.ledgers, survey).state.ended:
        return RETENTION_OVER
    return Results(
        state,
        state.asked(participants_of(db, state.plan.cohort.id)),
        load(db, register.registers, survey).state.people,
        answers,
    )


def respondents(context: TenantContext, survey: UUID, reader: PersonId) -> RespondentsTable | Refusal:
    """For a reader whom the survey did not invite."""
    with context.database.transaction() as db:
        state = context.handler.load(db, surveys.surveys, survey).state
        if refusal := closed_to(state, joined_people.ids_of(db, reader)):
            return refusal
    answers = opened_answers(context, survey)
    with context.database.transaction() as db:
        outcome = results(context, db, survey, answers)
    if isinstance(outcome, Refusal):
        return outcome
    return respondents_table(outcome.survey, outcome.participants, outcome.respondents, outcome.answers)
