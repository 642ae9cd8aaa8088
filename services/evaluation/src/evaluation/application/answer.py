"""Answering: consent first, then who asks, then sealed and put to wait. Nothing is told by an event, and no time is kept."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from evaluation.adapters import sealed_answers, waiting_answers
from evaluation.adapters.waiting_answers import Waiting
from evaluation.application.aggregates import REGISTERS, SURVEYS
from evaluation.domain.answering import ANSWERED_ALREADY, Said, barred, unfit
from evaluation.domain.identities import PersonId
from evaluation.read_models import surveys
from evaluation.read_models.due import ENTER_ANSWERS, end
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
    """Before the transaction. Whoever is refused here leaves nothing behind, not even a key."""
    refusal = unfit(handed.said, consent=handed.consent) or _barred_now(context, handed)
    if refusal:
        return refusal
    try:
        (sealed,) = context.vault.seal([sealed_answers.entry(handed.stream, handed.person, handed.said)])
    except SubjectErased:
        return ERASED
    return sealed


def keep(db: Db, at: datetime, handed: Handed, sealed: Sealed) -> Handled | Refusal:
    """The row is written before the register is read: a batch that is taking this person's earlier answer is waited for."""
    surveys.keep_open(db, handed.survey)
    if not waiting_answers.add(db, handed.survey, Waiting(handed.person, sealed.key, sealed.text)):
        return ANSWERED_ALREADY
    refusal = _barred(db, handed, at.date())
    if refusal:
        return refusal
    deadlines.put(db, handed.stream, ENTER_ANSWERS, end(at.date()))
    return Handled(handed.survey, load(db, SURVEYS, handed.survey).version)


def _barred_now(context: TenantContext, handed: Handed) -> Refusal | None:
    with context.database.transaction() as db:
        if waiting_answers.waits(db, handed.survey, handed.person):
            return ANSWERED_ALREADY
        return _barred(db, handed, context.clock.now(db).date())


def _barred(db: Db, handed: Handed, on: date) -> Refusal | None:
    survey, register = load(db, SURVEYS, handed.survey).state, load(db, REGISTERS, handed.survey).state
    return barred(survey, register, PersonId(handed.person), on)
