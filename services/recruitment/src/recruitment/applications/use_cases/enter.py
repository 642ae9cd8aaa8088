"""Entering an application for a person who gave it to a facilitator by phone or on paper, with the person's authority."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.applicants import Entered, Means, SealedForm
from recruitment.applications.decider import applications
from recruitment.applications.use_cases import apply
from recruitment.applications.use_cases.apply import UnsealedApplication
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.table import cohorts
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.staff.decider import RecordContact, staff
from recruitment.staff.use_cases.contacts import seal_contact
from recruitment.staff.use_cases.recognise import known_or_new


@dataclass(frozen=True, slots=True)
class Authority:
    """How the person gave the application, and in words what they agreed to."""

    name: str = field(repr=False)
    address: str = field(repr=False)
    means: Means
    on: date
    authority: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EnteredApplication:
    sent: UnsealedApplication
    sealed: SealedForm
    entered: Entered
    contact: RecordContact


def person_with(context: TenantContext, cohort: UUID, address: str, new_person: Callable[[], UUID]) -> UUID | Refusal:
    """The person whom lists know by this address, or somebody new. Nobody becomes known where there is no such cohort."""
    with context.database.transaction() as db:
        if cohorts.cohort(db, cohort) is None:
            return NO_SUCH_COHORT
    return known_or_new(context, [address], new_person)[address]


def prepare(context: Preparing, sent: UnsealedApplication, given: Authority, by: UUID) -> EnteredApplication | Refusal:
    form = apply.seal(context, sent)
    if isinstance(form, Refusal):
        return form
    words = sealing.seal(context, applications, sent.application, sent.person, {"authority": given.authority})
    if isinstance(words, Refusal):
        return words
    contact = seal_contact(context, sent.person, given.name, given.address)
    if isinstance(contact, Refusal):
        return contact
    return EnteredApplication(sent, form, Entered(PersonId(by), given.means, given.on, words["authority"]), contact)


def record(write: Write, entered: EnteredApplication) -> Handled | Refusal:
    """The application and the person's contact, or neither."""
    command = apply.application(write, entered.sent, entered.sealed)
    if isinstance(command, Refusal):
        return command
    submitted = write.handle(applications, entered.sent.application, replace(command, entered=entered.entered))
    if isinstance(submitted, Refusal):
        return submitted
    recorded = replace(write, expected=None).handle(staff, entered.sent.person, entered.contact)
    return recorded if isinstance(recorded, Refusal) else submitted
