"""Answering: consent is checked first, then the person; then the answer is sealed and waits until the survey has closed.

No event records it. A person who answers again replaces their answer, and spends the key of the earlier one.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from evaluation.answers.answer import Answer
from evaluation.answers.answering import barred, unfit, unfit_for
from evaluation.answers.form import SurveyForm, survey_form
from evaluation.answers.table import waiting_answers
from evaluation.answers.table.waiting_answers import WaitingAnswer
from evaluation.answers.use_cases import sealing
from evaluation.ids import PersonId
from evaluation.surveys import decider as surveys
from evaluation.surveys.table import invitations
from evaluation.surveys.table import surveys as survey_rows
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import CHANGED_SINCE_READ, Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing, TenantContext, Write


@dataclass(frozen=True, slots=True)
class SubmittedAnswer:
    """An answer with the survey that it is for, and the person it comes from."""

    survey: Stream
    person: PersonId
    consent: bool
    answer: Answer = field(repr=False)


def respondent(context: TenantContext, survey: UUID, person: UUID) -> PersonId:
    """The id under which the human answers: that of the answer that waits, else one that was invited, else their own."""
    with context.database.transaction() as db:
        ids = joined_people.ids_of(db, person)
        known = [*waiting_answers.among(db, survey, ids), *invitations.among(db, survey, ids)]
    return PersonId(known[0] if known else person)


def form(context: TenantContext, db: Db, survey: UUID, person: UUID) -> SurveyForm | Refusal:
    """What the survey asks, for a person who may answer it now."""
    state = context.handler.load(db, surveys.surveys, survey).state
    invited = invitations.among(db, survey, joined_people.ids_of(db, person))
    refusal = barred(state, PersonId(invited[0] if invited else person), day_of(context.clock.now(db)))
    match state:
        case surveys.Open(plan=plan, schedule=schedule) if refusal is None:
            return survey_form(survey, plan, schedule.closes_on)
        case _:
            return refusal or surveys.NOT_OPEN


def seal(context: Preparing, submitted: SubmittedAnswer) -> Sealed | Refusal:
    """Before the transaction. A refusal leaves nothing behind, not even a key."""
    refusal = unfit(submitted.answer, consent=submitted.consent) or _barred_now(context, submitted)
    if refusal:
        return refusal
    sealed = context.sealed([sealing.entry(submitted.survey, submitted.person, submitted.answer)])
    return sealed if isinstance(sealed, Refusal) else sealed[0]


def keep(write: Write, submitted: SubmittedAnswer, sealed: Sealed) -> Handled | Refusal:
    """Decides again under the survey's lock, since the survey may have closed meanwhile."""
    survey = submitted.survey.id
    survey_rows.lock_shared(write.db, survey)
    refusal = _barred(write.context, write.db, submitted, day_of(write.origin.at))
    version = write.load(surveys.surveys, survey).version
    if refusal or write.expected not in {None, version}:
        return refusal or CHANGED_SINCE_READ
    replaced = waiting_answers.put(write.db, survey, WaitingAnswer(submitted.person, sealed.key, sealed.text))
    if replaced is not None:
        write.spend([replaced])
    return Handled(survey, version)


def _barred_now(context: TenantContext, submitted: SubmittedAnswer) -> Refusal | None:
    with context.database.transaction() as db:
        return _barred(context, db, submitted, day_of(context.clock.now(db)))


def _barred(context: TenantContext, db: Db, submitted: SubmittedAnswer, on: date) -> Refusal | None:
    survey = context.handler.load(db, surveys.surveys, submitted.survey.id).state
    return barred(survey, submitted.person, on) or unfit_for(survey, submitted.answer)
