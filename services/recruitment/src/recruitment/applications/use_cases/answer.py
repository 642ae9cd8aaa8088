"""Answering an applicant, recording that one leaves, reminding one; withdrawing, and changing consents. Each under locks.

Nothing is done with an application of somebody who is being erased: while one of these is decided no erasure begins.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.applications.commands import (
    Accept,
    ChangeConsents,
    Decline,
    Leave,
    PutOnWaitingList,
    Remind,
    Stay,
    TakeLeave,
    Withdraw,
)
from recruitment.applications.consents import Consent
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.events import DeclineReason
from recruitment.applications.forms import Terms
from recruitment.applications.states import Unwritten
from recruitment.applications.table import applications as table
from recruitment.cohorts import use_cases as cohorts
from recruitment.ids import PersonId, trust_id
from recruitment.people.table import availability
from recruitment.staff import table as staff
from recruitment.trusts.table import trusts


def accept(write: Write, application: UUID, by: UUID) -> Handled | Refusal:
    terms = _terms_of(write, application)
    if isinstance(terms, Refusal):
        return terms
    gone = _lock(write, application)
    return write.handle(applications, application, Accept(terms.retain_until, staff.ids_of(write.db, by), gone))


def put_on_waiting_list(write: Write, application: UUID, by: UUID) -> Handled | Refusal:
    gone = _lock(write, application)
    return write.handle(applications, application, PutOnWaitingList(staff.ids_of(write.db, by), gone))


def decline(write: Write, application: UUID, by: UUID, reason: DeclineReason) -> Handled | Refusal:
    gone = _lock(write, application)
    command = Decline(reason, day_of(write.origin.at), staff.ids_of(write.db, by), gone)
    return write.handle(applications, application, command)


def leave(write: Write, application: UUID, on: date) -> Handled | Refusal:
    return write.handle(applications, application, Leave(on, day_of(write.origin.at), _lock(write, application)))


def stay(write: Write, application: UUID) -> Handled | Refusal:
    return write.handle(applications, application, Stay(_lock(write, application)))


def take_leave(write: Write, application: UUID) -> Handled | Refusal:
    return write.handle(applications, application, TakeLeave(day_of(write.origin.at), _lock(write, application)))


def withdraw(write: Write, application: UUID, person: UUID) -> Handled | Refusal:
    """Whether they may apply again is decided by the cohort's dates, with its row locked."""
    terms = _terms_of(write, application)
    if isinstance(terms, Refusal):
        return terms
    return write.handle(applications, application, Withdraw(PersonId(person), terms.on, terms.recruiting))


def remind(write: Write, application: UUID) -> Handled | Refusal:
    return write.handle(applications, application, Remind(_lock(write, application)))


def remind_now(write: Write, application: UUID) -> Handled | Refusal:
    """A facilitator asks for it."""
    return write.handle(applications, application, Remind(_lock(write, application), day_of(write.origin.at)))


def _lock(write: Write, application: UUID) -> bool:
    """Whether the applicant is gone; until the transaction ends their erasure does not begin."""
    table.lock(write.db, application)
    row = table.application(write.db, application)
    return row is not None and bool(availability.gone(write.db, [row.person]))


def change_consents(write: Write, application: UUID, person: UUID, consents: Sequence[Consent]) -> Handled | Refusal:
    """To texts of the cohort, or to those of the trust's settings; no others are approved meanwhile."""
    own = trust_id(write.context.tenant)
    trusts.lock_shared(write.db, own)
    trust = trusts.trust(write.db, own)
    terms = _terms_of(write, application)
    if isinstance(terms, Refusal):
        return terms
    in_force = trust.settings.consent_texts if trust and trust.settings else ()
    return write.handle(applications, application, ChangeConsents(PersonId(person), tuple(consents), terms, in_force))


def _terms_of(write: Write, application: UUID) -> Terms | Refusal:
    state = write.load(applications, application).state
    return NO_SUCH_APPLICATION if isinstance(state, Unwritten) else cohorts.terms(write, state.applicant.cohort)
