"""Entering an application for a person who gave it to a facilitator by phone or on paper, with the person's authority."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications import drafted
from recruitment.applications.applicants import Entered, Means
from recruitment.applications.decider import APPLIED_ALREADY, applications
from recruitment.applications.use_cases import apply
from recruitment.applications.use_cases.apply import HandingIn, UnsealedApplication
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.table import cohorts
from recruitment.do_not_pair.exclusions import known_as
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff
from recruitment.staff.use_cases import contacts
from recruitment.staff.use_cases.contacts import SealedContact
from recruitment.staff.use_cases.recognise import known_or_new

APPLIED_THEMSELVES = replace(APPLIED_ALREADY, message="There is an application of this person's to this cohort already.")


@dataclass(frozen=True, slots=True)
class Authority:
    """How the person gave the application, and in words what they agreed to. Not everybody has an e-mail address."""

    name: str = field(repr=False)
    address: str | None = field(repr=False)
    means: Means
    on: date
    authority: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EnteredApplication:
    sent: UnsealedApplication
    handing_in: HandingIn
    entered: Entered
    contact: SealedContact


def person_with(context: TenantContext, cohort: UUID, address: str | None, new_person: Callable[[], UUID]) -> UUID | Refusal:
    """The person whom lists know by this address, or somebody new, as everybody without one is.

    Nobody becomes known where there is no such cohort.
    """
    with context.database.transaction() as db:
        if cohorts.cohort(db, cohort) is None:
            return NO_SUCH_COHORT
    if address is not None:
        return known_or_new(context, [address], new_person)[address]
    person = new_person()
    context.vault.register([person])
    return person


def prepare(context: Preparing, sent: UnsealedApplication, given: Authority, by: UUID) -> EnteredApplication | Refusal:
    handing_in = apply.hand_in(context, sent, known_as(given.name, given.address))
    if isinstance(handing_in, Refusal):
        return handing_in
    words = sealing.seal(context, applications, sent.application, sent.person, {"authority": given.authority})
    if isinstance(words, Refusal):
        return words
    contact = contacts.seal(context, sent.person, given.name, given.address, besides=sent.application)
    if isinstance(contact, Refusal):
        return contact
    return EnteredApplication(sent, handing_in, Entered(PersonId(by), given.means, given.on, words["authority"]), contact)


def record(write: Write, entered: EnteredApplication) -> Handled | Refusal:
    """The application and the person's contact, or neither. What the facilitator had typed of it is not kept any more."""
    submitted = apply.submit(write, entered.sent, entered.handing_in, entered.entered)
    if isinstance(submitted, Refusal):
        return APPLIED_THEMSELVES if submitted is APPLIED_ALREADY else submitted
    drafts.sent(write.db, staff.ids_of(write.db, entered.entered.by), drafted.ENTERED_APPLICATION, entered.sent.cohort)
    recorded = contacts.record(replace(write, expected=None), entered.contact)
    return recorded if isinstance(recorded, Refusal) else submitted
