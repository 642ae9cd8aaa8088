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
from evaluation.results.by_group import AnswersByGroup, answers_by_group
from evaluation.results.exceptions import ShownException
from evaluation.results.respondents import RespondentsTable, respondents_table
from evaluation.surveys import decider as surveys
from evaluation.surveys import register
from evaluation.surveys.decider import Closed, closed
from evaluation.surveys.queries import closed_to
from plp_kit.core import excepted_people, restricted_people
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.excepted_people import ExceptionRow
from plp_kit.core.viewers import Viewer
from plp_kit.service import TenantContext
from plp_kit.viewing import Sight, view


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


@dataclass(frozen=True, slots=True)
class SealedExceptions:
    """`hidden` are people whose data are restricted: why they were excepted is not shown."""

    rows: list[ExceptionRow]
    hidden: frozenset[UUID]

    @property
    def readable(self) -> list[ExceptionRow]:
        return [row for row in self.rows if row.person not in self.hidden]


def respondents(context: TenantContext, survey: UUID, viewer: Viewer) -> RespondentsTable | Refusal:
    """For a reader whom the survey did not invite, or whom an exception lets through."""
    exceptions = view(context, viewer, "exception", lambda db: _exceptions(context, db, survey, PersonId(viewer.person)))
    if isinstance(exceptions, Refusal):
        return exceptions
    answers = opened_answers(context, survey)
    with context.database.transaction() as db:
        outcome = results(context, db, survey, answers)
    if isinstance(outcome, Refusal):
        return outcome
    shown = _shown(context, exceptions)
    return respondents_table(outcome.survey, outcome.participants, outcome.respondents, outcome.answers, shown)


def by_group(context: TenantContext, survey: UUID, reader: PersonId) -> AnswersByGroup | Refusal:
    """For a reader whom the survey did not invite, or whom an exception lets through."""
    with context.database.transaction() as db:
        state = context.handler.load(db, surveys.surveys, survey).state
        closing = closed_to(db, state, reader, day_of(context.clock.now(db))) or closed(state)
    if isinstance(closing, Refusal):
        return closing
    answers = opened_answers(context, survey)
    with context.database.transaction() as db:
        outcome = results(context, db, survey, answers)
    return outcome if isinstance(outcome, Refusal) else answers_by_group(outcome.answers)


def _exceptions(context: TenantContext, db: Db, survey: UUID, reader: PersonId) -> Sight[SealedExceptions] | Refusal:
    """Those in force on any day since the survey closed, for a reader to whom its results are open."""
    state, today = context.handler.load(db, surveys.surveys, survey).state, day_of(context.clock.now(db))
    closing = closed_to(db, state, reader, today) or closed(state)
    if isinstance(closing, Refusal):
        return closing
    rows = excepted_people.between(db, closing.on, today)
    found = SealedExceptions(rows, restricted_people.among(db, [row.person for row in rows]))
    return Sight(found, [row.person for row in found.readable])


def _shown(context: TenantContext, exceptions: SealedExceptions) -> tuple[ShownException, ...]:
    readable = [row.reason for row in exceptions.readable]
    reasons = dict(zip((reason.key for reason in readable), context.open(readable), strict=True))
    return tuple(
        ShownException(
            row.exception, row.person, row.rule, reasons.get(row.reason.key), row.begins_on, row.last_day, row.ended_on
        )
        for row in exceptions.rows
    )
