"""How people are reached: sealed before it is recorded, and confirmed by a facilitator."""

from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import Preparing, TenantContext
from recruitment.access_log.viewers import Viewer
from recruitment.applications.use_cases import view
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.staff.decider import NO_CONTACT, ConfirmContact, RecordContact, staff
from recruitment.staff.use_cases.recognise import digest_of


def seal_contact(context: Preparing, person: UUID, name: str, address: str) -> RecordContact | Refusal:
    values = sealing.seal(context, staff, person, person, {"name": name, "address": address})
    return values if isinstance(values, Refusal) else RecordContact(values["name"], values["address"])


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
