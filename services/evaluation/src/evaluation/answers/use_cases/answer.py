"""Answering: consent is checked first, then the person; then the answer is sealed and waits until the survey has closed.

No event records it. A person who answers again replaces their answer, and spends the key of the earlier one.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from evaluation.answers.answer import Answer
from evaluation.answers.answering import barred, unfit
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
    return barred(context.handler.load(db, surveys.surveys, submitted.survey.id).state, submitted.person, on)
