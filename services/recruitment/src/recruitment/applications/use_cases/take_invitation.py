"""Whoever was invited by an import comes under an id of their own: with the invitation's code they go on where the row began."""

from dataclasses import dataclass
from hmac import compare_digest
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, history_of
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, STAFF
from recruitment.application.identities import application_id
from recruitment.application.ports import Writing
from recruitment.applications.commands import SaveDraft, TakeInvitation
from recruitment.applications.decider import NOT_INVITED
from recruitment.applications.events import Invited
from recruitment.applications.forms import Form
from recruitment.applications.use_cases.apply import filled, opened, sealed
from recruitment.cohorts.decider import terms
from recruitment.ids import CohortId, PersonId
from recruitment.staff import table
from recruitment.staff.decider import JOINED_ALREADY, JoinIdentities, RecordContact
from recruitment.staff.use_cases import recognise


@dataclass(frozen=True, slots=True)
class Taken:
    """An invitation whose code was right; `form` and `contact` are sealed anew for the person's own id."""

    invitation: UUID
    invited: UUID
    cohort: UUID
    person: UUID
    form: Form
    contact: RecordContact | None


def prepare(context: TenantContext, invitation: UUID, person: UUID, code: str) -> Taken | Refusal:
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, invitation)
        event = history[0].event if history else None
        row = table.of(db, event.applicant.person) if isinstance(event, Invited) else None
    command = TakeInvitation(PersonId(person), isinstance(event, Invited) and _is_its_code(context, event, code))
    decision = APPLICATIONS.decider.decide(APPLICATIONS.decider.replay(entry.event for entry in history), command)
    if isinstance(decision, Refusal):
        return decision
    if not isinstance(event, Invited):
        return NOT_INVITED
    form, contact = _anew(context, event, person), _moved(context, row, person)
    if isinstance(form, Refusal):
        return form
    if isinstance(contact, Refusal):
        return contact
    return Taken(invitation, event.applicant.person, event.applicant.cohort, person, form, contact)


def _is_its_code(context: TenantContext, invited: Invited, code: str) -> bool:
    (right,) = context.vault.open([invited.code])
    return right is not None and compare_digest(right.encode(), code.encode())


def _anew(context: TenantContext, invited: Invited, person: UUID) -> Form | Refusal:
    """What the row said, sealed for the person's own application."""
    applicant = invited.applicant
    answers = context.vault.open(applicant.profile)
    texts = {value.label: text for value, text in zip(applicant.profile, answers, strict=True) if text is not None}
    values = sealed(context.vault, Stream(APPLICATIONS.kind, application_id(applicant.cohort, person)), person, texts)
    return values if isinstance(values, Refusal) else filled(Form(channel=invited.channel), values)


def _moved(context: TenantContext, row: table.StaffRow | None, person: UUID) -> RecordContact | Refusal | None:
    if row is None or row.contact is None:
        return None
    name, address = context.vault.open([row.contact.name, row.contact.address])
    return recognise.seal_contact(context, person, name, address) if name and address else None


def take(write: Writing, taken: Taken) -> Handled | Refusal:
    """One transaction: the invitation is taken, both ids are one person, and the draft is theirs."""
    cohort = opened(write.db, taken.cohort)
    if isinstance(cohort, Refusal):
        return cohort
    person = PersonId(taken.person)
    refusal = _joined(write, taken, person)
    if refusal is not None:
        return refusal
    draft = SaveDraft(CohortId(taken.cohort), person, taken.form, terms(cohort), write.origin.at.date())
    return write.handle(APPLICATIONS, application_id(taken.cohort, taken.person), draft)


def _joined(write: Writing, taken: Taken, person: PersonId) -> Refusal | None:
    """Both ids may be one person already, from another invitation. Any other refusal stops it all."""
    handle = write.context.handler.handle_in
    done = handle(write.db, APPLICATIONS, taken.invitation, TakeInvitation(person, with_its_code=True), write.origin)
    joined = handle(write.db, STAFF, person, JoinIdentities(person, PersonId(taken.invited)), write.origin)
    kept = handle(write.db, STAFF, person, taken.contact, write.origin) if taken.contact is not None else done
    outcomes = (done, joined, kept)
    return next((each for each in outcomes if isinstance(each, Refusal) and each is not JOINED_ALREADY), None)


def forget_invited(context: TenantContext, taken: Taken) -> None:
    """Afterwards: the list's next row of this person leads to their own id, and what stood under the other is unreadable."""
    with context.database.transaction() as db:
        row = table.of(db, taken.invited)
        history = history_of(db, APPLICATIONS, taken.invitation)
    context.vault.register([taken.person])
    context.vault.recognition.move(taken.invited, taken.person)
    invited = [value.key for entry in history if isinstance(entry.event, Invited) for value in entry.event.applicant.profile]
    contact = [] if row is None or row.contact is None else [row.contact.name.key, row.contact.address.key]
    context.vault.destroy({*invited, *contact})
