"""Taking an invitation: with its code, a person who comes under an id of their own continues from the row of the import."""

from dataclasses import dataclass, replace
from hmac import compare_digest
from uuid import UUID

from plp_kit import drafts as kept_drafts
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.drafts import Place, Question
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.drafts import Typed
from plp_kit.service import Preparing, TenantContext, Write
from recruitment.applications import drafted
from recruitment.applications.applicants import Applicant
from recruitment.applications.commands import TakeInvitation
from recruitment.applications.decider import INTERESTED_ALREADY, NOT_INVITED, applications
from recruitment.applications.events import Invited
from recruitment.applications.profile import EMPTY, Profile
from recruitment.applications.use_cases import apply
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.use_cases import sealing
from recruitment.people.use_cases.joined import restrict_since_joined
from recruitment.staff import table as staff_table
from recruitment.staff.decider import JOINED_ALREADY, JoinIdentities, staff
from recruitment.staff.table import StaffRow
from recruitment.staff.use_cases import contacts, opening
from recruitment.staff.use_cases.contacts import SealedContact


@dataclass(frozen=True, slots=True)
class Begun:
    """What the person goes on with: an interest in the cohort, through the channel of the list."""

    cohort: CohortId
    person: PersonId
    channel: str


@dataclass(frozen=True, slots=True)
class TakenInvitation:
    """An invitation whose code was right; `drafts` and `contact` are sealed anew for the person's own id."""

    invitation: UUID
    invited: UUID
    begun: Begun
    drafts: tuple[tuple[Place, Sealed], ...]
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
    applicant = event.applicant
    typed = _drafts(context, applicant, person)
    if isinstance(typed, Refusal):
        return typed
    contact = _sealed_contact(context, row, person)
    if isinstance(contact, Refusal):
        return contact
    begun = Begun(applicant.cohort, PersonId(person), event.channel)
    return TakenInvitation(invitation, applicant.person, begun, typed, contact)


def is_its_code(context: TenantContext, invited: Invited, code: str) -> bool:
    (right,) = context.open([invited.code])
    return right is not None and compare_digest(right.encode(), code.encode())


def _drafts(context: Preparing, applicant: Applicant, person: UUID) -> tuple[tuple[Place, Sealed], ...] | Refusal:
    """What the row said, as if the person had typed it into the form."""
    (text,) = context.open([applicant.profile]) if applicant.profile else [None]
    profile = EMPTY if text is None else sealing.value_of(text, Profile)
    drafts: list[tuple[Place, Sealed]] = []
    for question, fields in drafted.of(profile).items():
        place = Place(person, drafted.APPLICATION, applicant.cohort, question)
        typed = [Typed(name, values) for name, values in fields.items()]
        sealed = kept_drafts.seal(context, "recruitment", place, Question(question), typed)
        if isinstance(sealed, Refusal):
            return sealed
        drafts.append((place, sealed))
    return tuple(drafts)


def _sealed_contact(context: Preparing, row: StaffRow | None, person: UUID) -> SealedContact | Refusal | None:
    if row is None or row.contact is None:
        return None
    ((name, address),) = opening.opened(context, [row.contact])
    return contacts.seal(context, person, name, address) if name and address else None


def take(write: Write, taken: TakenInvitation) -> Handled | Refusal:
    """One transaction: the invitation is taken, the drafts are theirs, and both ids are one person, if they were not before.

    What was sealed for the id of the row is spent.
    """
    person, others = taken.begun.person, replace(write, expected=None)
    staff_table.lock_joins(write.db)
    begun = _begun(write, taken.begun)
    if isinstance(begun, Refusal):
        return begun
    for place, typed in taken.drafts:
        kept_drafts.offer(write, place, typed)
    taking = TakeInvitation(person, with_its_code=True, on=day_of(write.origin.at))
    invitation = others.handle(applications, taken.invitation, taking)
    joined = others.handle(staff, person, JoinIdentities(person, PersonId(taken.invited)))
    contact = contacts.record(others, taken.contact) if taken.contact is not None else joined
    write.spend(_row_contact(write, taken))
    outcomes = (invitation, joined, contact, restrict_since_joined(write, person))
    return next((each for each in outcomes if isinstance(each, Refusal) and each is not JOINED_ALREADY), begun)


def _begun(write: Write, begun: Begun) -> Handled | Refusal:
    shown = apply.show_interest(write, begun.cohort, begun.person, begun.channel)
    if shown != INTERESTED_ALREADY:
        return shown
    application = application_id(begun.cohort, begun.person)
    return Handled(application, write.load(applications, application).version)


def _row_contact(write: Write, taken: TakenInvitation) -> list[KeyId]:
    row = staff_table.of(write.db, taken.invited)
    return [] if row is None or row.contact is None else [value.key for value in row.contact.values]


def recognise(context: TenantContext, taken: TakenInvitation) -> None:
    """Afterwards: lists now know the person by their own id."""
    context.vault.register([taken.begun.person])
    context.vault.recognition.move(taken.invited, taken.begun.person)
