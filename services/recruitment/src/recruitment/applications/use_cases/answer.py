"""Answering an applicant, and changing consents; with the terms of the application's cohort, under a lock."""

from collections.abc import Sequence
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write
from recruitment.applications.commands import Accept, ChangeConsents, Decline, PutOnWaitingList
from recruitment.applications.consents import Consent
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.events import DeclineReason
from recruitment.applications.forms import Terms
from recruitment.applications.states import Unwritten
from recruitment.cohorts import use_cases as cohorts
from recruitment.ids import PersonId, trust_id
from recruitment.staff import table as staff
from recruitment.trusts.table import trusts


def accept(write: Write, application: UUID, by: UUID) -> Handled | Refusal:
    terms = _terms_of(write, application)
    if isinstance(terms, Refusal):
        return terms
    return write.handle(applications, application, Accept(terms.retain_until, staff.ids_of(write.db, by)))


def put_on_waiting_list(write: Write, application: UUID, by: UUID) -> Handled | Refusal:
    return write.handle(applications, application, PutOnWaitingList(staff.ids_of(write.db, by)))


def decline(write: Write, application: UUID, by: UUID, reason: DeclineReason) -> Handled | Refusal:
    command = Decline(reason, write.origin.at.date(), staff.ids_of(write.db, by))
    return write.handle(applications, application, command)


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
