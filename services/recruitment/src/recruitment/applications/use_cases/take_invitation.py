"""Taking an invitation: with its code, a person who comes under an id of their own continues from the row of the import."""

from dataclasses import dataclass, replace
from hmac import compare_digest
from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import KeyId
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.applicants import SealedForm
from recruitment.applications.commands import TakeInvitation
from recruitment.applications.decider import NOT_INVITED, applications
from recruitment.applications.events import Invited
from recruitment.applications.forms import Form
from recruitment.applications.profile import EMPTY, Profile
from recruitment.applications.use_cases import apply
from recruitment.applications.use_cases.apply import UnsealedApplication
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.joined import restrict_since_joined
from recruitment.staff import table as staff_table
from recruitment.staff.decider import JOINED_ALREADY, JoinIdentities, staff
from recruitment.staff.table import StaffRow
from recruitment.staff.use_cases import contacts, opening
from recruitment.staff.use_cases.contacts import SealedContact


@dataclass(frozen=True, slots=True)
class TakenInvitation:
    """An invitation whose code was right; `sealed` and `contact` are sealed anew for the person's own id."""

    invitation: UUID
    invited: UUID
    sent: UnsealedApplication
    sealed: SealedForm
    contact: SealedContact | None


def prepare(context: Preparing, invitation: UUID, person: UUID, code: str) -> TakenInvitation | Refusal:
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, invitation)
        event = history[0].event if history else None
        row = staff_table.of(db, event.applicant.person) if isinstance(event, Invited) else None
        today = day_of(context.clock.now(db))
    command = TakeInvitation(PersonId(person), isinstance(event, Invited) and is_its_code(context, event, code), today)
    decision = applications.decide(applications.replay(entry.event for entry in history), command)
    if isinstance(decision, Refusal):
        return decision
    if not isinstance(event, Invited):
        return NOT_INVITED
    sent = _opened(context, event, person)
    sealed = apply.seal(context, sent)
    if isinstance(sealed, Refusal):
        return sealed
    contact = _sealed_contact(context, row, person)
    if isinstance(contact, Refusal):
        return contact
    return TakenInvitation(invitation, event.applicant.person, sent, sealed, contact)


def is_its_code(context: TenantContext, invited: Invited, code: str) -> bool:
    (right,) = context.open([invited.code])
    return right is not None and compare_digest(right.encode(), code.encode())


def _opened(context: TenantContext, invited: Invited, person: UUID) -> UnsealedApplication:
    """What the row said, as a form of the person's own."""
    sealed = invited.applicant.profile
    (text,) = context.open([sealed]) if sealed else [None]
    form = Form(channel=invited.channel, profile=EMPTY if text is None else sealing.value_of(text, Profile))
    return UnsealedApplication(invited.applicant.cohort, person, form)


def _sealed_contact(context: Preparing, row: StaffRow | None, person: UUID) -> SealedContact | Refusal | None:
    if row is None or row.contact is None:
        return None
    ((name, address),) = opening.opened(context, [row.contact])
    return contacts.seal(context, person, name, address) if name and address else None


def take(write: Write, taken: TakenInvitation) -> Handled | Refusal:
    """One transaction: the invitation is taken, the draft is theirs, and both ids are one person, if they were not before.

    What was sealed for the id of the row is spent.
    """
    person, others = PersonId(taken.sent.person), replace(write, expected=None)
    staff_table.lock_joins(write.db)
    drafted = apply.record(write, taken.sent, taken.sealed, apply.draft)
    if isinstance(drafted, Refusal):
        return drafted
    taking = TakeInvitation(person, with_its_code=True, on=day_of(write.origin.at))
    invitation = others.handle(applications, taken.invitation, taking)
    joined = others.handle(staff, person, JoinIdentities(person, PersonId(taken.invited)))
    contact = contacts.record(others, taken.contact) if taken.contact is not None else joined
    write.spend(_row_contact(write, taken))
    outcomes = (invitation, joined, contact, restrict_since_joined(write, person))
    return next((each for each in outcomes if isinstance(each, Refusal) and each is not JOINED_ALREADY), drafted)


def _row_contact(write: Write, taken: TakenInvitation) -> list[KeyId]:
    row = staff_table.of(write.db, taken.invited)
    return [] if row is None or row.contact is None else [value.key for value in row.contact.values]


def recognise(context: TenantContext, taken: TakenInvitation) -> None:
    """Afterwards: lists now know the person by their own id."""
    context.vault.register([taken.sent.person])
    context.vault.recognition.move(taken.invited, taken.sent.person)
