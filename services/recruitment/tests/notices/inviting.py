"""Inviting somebody as an import does: with a code and an address under seal."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from services.recruitment.tests.recruiting import Trust

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.recording import record
from plp_kit.service import Preparing, Write
from recruitment.applications.applicants import SealedForm
from recruitment.applications.commands import Invite
from recruitment.applications.decider import applications
from recruitment.applications.forms import Form
from recruitment.applications.profile import LABEL, Profile
from recruitment.cohorts import use_cases as cohorts
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.use_cases import sealing
from recruitment.staff.use_cases import contacts
from recruitment.staff.use_cases.contacts import SealedContact

CODE: Final = "sesame-open"


@dataclass(frozen=True)
class Invitation:
    person: UUID
    application: UUID

    def path(self, what: str) -> str:
        return f"/invitations/{self.application}/{what}"


def invite(trust: Trust, cohort: str, address: str, person: UUID | None = None) -> Invitation | Refusal:
    context = trust.service.runtime.context(trust.tenant)
    with context.database.transaction() as db:
        origin = Origin("somebody", context.clock.now(db), uuid4())
    somebody = person or uuid4()
    invited = Invitation(somebody, application_id(UUID(cohort), somebody))
    outcome = record(
        context,
        origin,
        lambda preparing: _sealed(preparing, invited, address),
        lambda write, sealed: _record(write, cohort, invited, *sealed),
    )
    return outcome if isinstance(outcome, Refusal) else invited


def _sealed(context: Preparing, invited: Invitation, address: str) -> tuple[Sealed, Sealed, SealedContact] | Refusal:
    shared = {LABEL: sealing.text_of(Profile(answers=("I am new here", None, None)))}
    profile = sealing.seal_shared(context, applications, invited.application, invited.person, shared)
    code = sealing.seal(context, applications, invited.application, invited.person, {"code": CODE})
    contact = contacts.seal(context, invited.person, "Some Name", address)
    assert not isinstance(profile, Refusal)
    assert not isinstance(code, Refusal)
    return contact if isinstance(contact, Refusal) else (profile[LABEL], code["code"], contact)


def _record(
    write: Write, cohort: str, invited: Invitation, profile: Sealed, code: Sealed, contact: SealedContact
) -> Handled | Refusal:
    terms = cohorts.terms(write, UUID(cohort))
    assert not isinstance(terms, Refusal)
    form, sealed = Form(channel="Staff network"), SealedForm(profile)
    command = Invite(CohortId(UUID(cohort)), PersonId(invited.person), form, sealed, code, terms, write.origin.at.date())
    handled = write.handle(applications, invited.application, command)
    return handled if isinstance(handled, Refusal) else contacts.record(write, contact)
