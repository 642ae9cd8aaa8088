"""How people are reached: sealed before it is recorded, and confirmed by a facilitator."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.access_log.viewers import Viewer
from recruitment.applications.table import applications
from recruitment.applications.use_cases import view
from recruitment.dates import months_after
from recruitment.do_not_pair import use_cases as do_not_pair
from recruitment.do_not_pair.exclusions import known_as
from recruitment.do_not_pair.use_cases import Renewal
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.staff.decider import NO_CONTACT, ConfirmContact, EndContactRetention, RecordContact, staff
from recruitment.staff.use_cases.recognise import digest_of
from recruitment.trusts.use_cases.periods import retention_in_force


@dataclass(frozen=True, slots=True)
class SealedContact:
    """How the person is reached, and what follows from it: by this name, too, others must not be paired with them."""

    person: UUID
    command: RecordContact
    exclusions: list[Renewal]


def seal(
    context: Preparing, person: UUID, name: str, address: str | None, besides: UUID | None = None
) -> SealedContact | Refusal:
    """`besides` is an application that is handed in at the same time."""
    texts = {"name": name} if address is None else {"name": name, "address": address}
    values = sealing.seal(context, staff, person, person, texts)
    if isinstance(values, Refusal):
        return values
    exclusions = do_not_pair.known_otherwise(context, person, known_as(name, address), besides)
    if isinstance(exclusions, Refusal):
        return exclusions
    return SealedContact(person, RecordContact(values["name"], values.get("address")), exclusions)


def record(write: Write, contact: SealedContact) -> Handled | Refusal:
    recorded = write.handle(staff, contact.person, replace(contact.command, retain_until=_own_period(write, contact.person)))
    if isinstance(recorded, Refusal):
        return recorded
    return do_not_pair.record_known_otherwise(write, contact.exclusions) or recorded


def is_applicant(write: Write, person: UUID) -> bool:
    """Whether an application of theirs is kept. None of them ends, and nobody answers one, until the transaction ends."""
    applications.lock_of_person(write.db, person)
    return bool(applications.applicants(write.db, [person]))


def _own_period(write: Write, person: UUID) -> date | None:
    """As long as an application that came to nothing, for somebody who has none; they may apply later."""
    if is_applicant(write, person):
        return None
    return months_after(day_of(write.origin.at), retention_in_force(write).closed_applications)


def end_retention(write: Write, person: UUID) -> Handled | Refusal:
    return write.handle(staff, person, EndContactRetention(day_of(write.origin.at), is_applicant(write, person)))


def confirm(context: TenantContext, viewer: Viewer, application: UUID) -> ConfirmContact | Refusal:
    """Lets lists that contain the applicant's address mean them, unless lists know somebody else by it.

    The applicant's own word is not enough: somebody who gave another person's address would see what that person's row says.
    """
    applicant = view.contact(context, viewer, application)
    if isinstance(applicant, Refusal):
        return applicant
    if applicant.contact.address is None:
        return NO_CONTACT
    digest = digest_of(context, applicant.contact.address)
    context.vault.register([applicant.person])
    known_as = context.vault.recognition.note({digest: applicant.person}).get(digest)
    return ConfirmContact(PersonId(applicant.person), None if known_as is None else PersonId(known_as))
