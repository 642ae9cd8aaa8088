"""Taking an invitation: with its code, a person who comes under an id of their own continues from the row of the import."""

from dataclasses import dataclass, replace
from hmac import compare_digest
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import KeyId
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications.commands import SaveDraft, TakeInvitation
from recruitment.applications.decider import NOT_INVITED, applications
from recruitment.applications.events import Invited
from recruitment.applications.forms import Form
from recruitment.cohorts import use_cases as cohorts
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.use_cases import sealing
from recruitment.staff import table as staff_table
from recruitment.staff.decider import JOINED_ALREADY, JoinIdentities, RecordContact, staff
from recruitment.staff.table import StaffRow
from recruitment.staff.use_cases.contacts import seal_contact


@dataclass(frozen=True, slots=True)
class TakenInvitation:
    """An invitation whose code was right; `form` and `contact` are sealed anew for the person's own id."""

    invitation: UUID
    invited: UUID
    cohort: UUID
    person: UUID
    form: Form
    contact: RecordContact | None


def prepare(context: Preparing, invitation: UUID, person: UUID, code: str) -> TakenInvitation | Refusal:
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, invitation)
        event = history[0].event if history else None
        row = staff_table.of(db, event.applicant.person) if isinstance(event, Invited) else None
        today = context.clock.now(db).date()
    command = TakeInvitation(PersonId(person), isinstance(event, Invited) and _is_its_code(context, event, code), today)
    decision = applications.decide(applications.replay(entry.event for entry in history), command)
    if isinstance(decision, Refusal):
        return decision
    if not isinstance(event, Invited):
        return NOT_INVITED
    form, contact = _sealed_form(context, event, person), _sealed_contact(context, row, person)
    if isinstance(form, Refusal):
        return form
    if isinstance(contact, Refusal):
        return contact
    return TakenInvitation(invitation, event.applicant.person, event.applicant.cohort, person, form, contact)


def _is_its_code(context: TenantContext, invited: Invited, code: str) -> bool:
    (right,) = context.open([invited.code])
    return right is not None and compare_digest(right.encode(), code.encode())


def _sealed_form(context: Preparing, invited: Invited, person: UUID) -> Form | Refusal:
    """What the row said, sealed for the person's own application."""
    applicant = invited.applicant
    values = applicant.profile.texts
    opened = zip(values, context.open(values), strict=True)
    texts = {value.label: text for value, text in opened if text is not None}
    application = application_id(applicant.cohort, person)
    sealed = sealing.seal_shared(context, applications, application, person, texts)
    return sealed if isinstance(sealed, Refusal) else Form(channel=invited.channel).with_texts(sealed)


def _sealed_contact(context: Preparing, row: StaffRow | None, person: UUID) -> RecordContact | Refusal | None:
    if row is None or row.contact is None:
        return None
    name, address = context.open([row.contact.name, row.contact.address])
    return seal_contact(context, person, name, address) if name and address else None


def take(write: Write, taken: TakenInvitation) -> Handled | Refusal:
    """One transaction: the invitation is taken, the draft is theirs, and both ids are one person, if they were not before.

    What was sealed for the id of the row is spent.
    """
    terms = cohorts.terms(write, taken.cohort)
    if isinstance(terms, Refusal):
        return terms
    person, others = PersonId(taken.person), replace(write, expected=None)
    draft = SaveDraft(CohortId(taken.cohort), person, taken.form, terms, write.origin.at.date())
    invitation = others.handle(applications, taken.invitation, TakeInvitation(person, with_its_code=True, on=draft.on))
    drafted = write.handle(applications, application_id(taken.cohort, taken.person), draft)
    joined = others.handle(staff, person, JoinIdentities(person, PersonId(taken.invited)))
    contact = others.handle(staff, person, taken.contact) if taken.contact is not None else joined
    write.spend(_row_contact(write, taken))
    outcomes = (invitation, drafted, joined, contact)
    return next((each for each in outcomes if isinstance(each, Refusal) and each is not JOINED_ALREADY), drafted)


def _row_contact(write: Write, taken: TakenInvitation) -> list[KeyId]:
    row = staff_table.of(write.db, taken.invited)
    return [] if row is None or row.contact is None else [row.contact.name.key, row.contact.address.key]


def recognise(context: TenantContext, taken: TakenInvitation) -> None:
    """Afterwards: lists now know the person by their own id."""
    context.vault.register([taken.person])
    context.vault.recognition.move(taken.invited, taken.person)
