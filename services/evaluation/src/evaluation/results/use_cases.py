"""The results of a closed survey. Before it has closed they are shown to nobody."""

from dataclasses import dataclass
from uuid import UUID

from evaluation.answers import decider as ledgers
from evaluation.answers.answer import Answer
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


def results(context: TenantContext, db: Db, survey: UUID) -> Results | Refusal:
    load = context.handler.load
    state = closed(load(db, surveys.surveys, survey).state)
    if isinstance(state, Refusal):
        return state
    return Results(
        state,
        state.asked(participants_of(db, state.plan.cohort.id)),
        load(db, register.registers, survey).state.people,
        load(db, ledgers.ledgers, survey).state.answers,
    )


def respondents(context: TenantContext, db: Db, survey: UUID, reader: PersonId) -> RespondentsTable | Refusal:
    """For a reader whom the survey did not invite."""
    if refusal := closed_to(context.handler.load(db, surveys.surveys, survey).state, joined_people.ids_of(db, reader)):
        return refusal
    outcome = results(context, db, survey)
    if isinstance(outcome, Refusal):
        return outcome
    return respondents_table(outcome.survey, outcome.participants, outcome.respondents, outcome.answers)
