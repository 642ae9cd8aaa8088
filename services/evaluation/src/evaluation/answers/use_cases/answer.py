"""Answering: consent first, then who asks, then sealed and put to wait until the survey has closed. No event tells of it.

Somebody who has answered changes their answer by another, in its place, and the key of the earlier one is destroyed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from evaluation.answers.answering import Said, barred, unfit
from evaluation.answers.table import spent_keys, waiting_answers
from evaluation.answers.table.waiting_answers import Waiting
from evaluation.answers.use_cases import sealing
from evaluation.application.aggregates import SURVEYS
from evaluation.ids import PersonId
from evaluation.surveys.table import surveys
from evaluation.surveys.table.deadlines import DESTROY_KEYS
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, load
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from plp_kit.vault.vault import SubjectErased

ERASED = Refusal("erased", "This person was erased. Nothing more can be kept about them.")


@dataclass(frozen=True, slots=True)
class Handed:
    """An answer as it came in."""

    survey: UUID
    person: UUID
    consent: bool
    said: Said = field(repr=False)

    @property
    def stream(self) -> Stream:
        return Stream(SURVEYS.kind, self.survey)


def seal(context: TenantContext, handed: Handed) -> Sealed | Refusal:
    """Before the transaction. Who is refused here leaves nothing behind, not even a key."""
    refusal = unfit(handed.said, consent=handed.consent) or _barred_now(context, handed)
    if refusal:
        return refusal
    try:
        (sealed,) = context.vault.seal([sealing.entry(handed.stream, handed.person, handed.said)])
    except SubjectErased:
        return ERASED
    return sealed


def keep(db: Db, at: datetime, handed: Handed, sealed: Sealed) -> Handled | Refusal:
    """Decides again once the survey is kept open: it may be closing meanwhile."""
    surveys.keep_open(db, handed.survey)
    refusal = _barred(db, handed, at.date())
    if refusal:
        return refusal
    replaced = waiting_answers.put(db, handed.survey, Waiting(handed.person, sealed.key, sealed.text))
    if replaced is not None:
        spent_keys.add(db, handed.survey, [replaced])
        deadlines.put(db, handed.stream, DESTROY_KEYS, at)
    return Handled(handed.survey, load(db, SURVEYS, handed.survey).version)


def _barred_now(context: TenantContext, handed: Handed) -> Refusal | None:
    with context.database.transaction() as db:
        return _barred(db, handed, context.clock.now(db).date())


def _barred(db: Db, handed: Handed, on: date) -> Refusal | None:
    return barred(load(db, SURVEYS, handed.survey).state, PersonId(handed.person), on)
