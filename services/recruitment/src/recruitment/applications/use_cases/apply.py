"""Applying and what leads to it: texts are sealed before the transaction, the cohort's terms are read in it, under a lock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Preparing, Write
from recruitment.applications.applicants import OWN_TEXTS, Entered
from recruitment.applications.commands import Apply, Change, SaveDraft, ShowInterest
from recruitment.applications.decider import applications
from recruitment.applications.forms import Form
from recruitment.applications.states import is_waiting
from recruitment.applications.table import applications as table
from recruitment.cohorts import use_cases as cohorts
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.use_cases import sealing


@dataclass(frozen=True, slots=True)
class UnsealedApplication:
    """A form as it was sent; `texts` by their labels (`profile_1`, `wants`, ...), not sealed yet."""

    cohort: UUID
    person: UUID
    form: Form
    texts: Mapping[str, str] = field(repr=False)

    @property
    def application(self) -> UUID:
        return application_id(self.cohort, self.person)


def seal(context: Preparing, sent: UnsealedApplication) -> Form | Refusal:
    """Before the transaction: the form with its texts sealed, each for those who may open it."""
    shared = {label: text for label, text in sent.texts.items() if label not in OWN_TEXTS}
    own = {label: text for label, text in sent.texts.items() if label in OWN_TEXTS}
    values = sealing.seal_shared(context, applications, sent.application, sent.person, shared)
    if isinstance(values, Refusal):
        return values
    others = sealing.seal(context, applications, sent.application, sent.person, own)
    return others if isinstance(others, Refusal) else sent.form.with_texts({**values, **others})


def show_interest(write: Write, cohort: UUID, person: UUID, channel: str) -> Handled | Refusal:
    terms = cohorts.terms(write, cohort)
    if isinstance(terms, Refusal):
        return terms
    command = ShowInterest(CohortId(cohort), PersonId(person), channel, terms, write.origin.at.date())
    return write.handle(applications, application_id(cohort, person), command)


def save_draft(write: Write, sent: UnsealedApplication, form: Form) -> Handled | Refusal:
    terms = cohorts.terms(write, sent.cohort)
    if isinstance(terms, Refusal):
        return terms
    command = SaveDraft(CohortId(sent.cohort), PersonId(sent.person), form, terms, write.origin.at.date())
    return write.handle(applications, sent.application, command)


def submit(write: Write, sent: UnsealedApplication, form: Form, entered: Entered | None = None) -> Handled | Refusal:
    terms = cohorts.terms(write, sent.cohort)
    if isinstance(terms, Refusal):
        return terms
    waited = _waited(write, sent)
    command = Apply(CohortId(sent.cohort), PersonId(sent.person), form, terms, waited, entered)
    return write.handle(applications, sent.application, command)


def change(write: Write, sent: UnsealedApplication, form: Form) -> Handled | Refusal:
    terms = cohorts.terms(write, sent.cohort)
    if isinstance(terms, Refusal):
        return terms
    return write.handle(applications, sent.application, Change(PersonId(sent.person), form, terms))


def _waited(write: Write, sent: UnsealedApplication) -> bool:
    """Whether they are on another cohort's waiting list, where nobody answers them until the transaction ends."""
    others = [other for other in table.lock_of_person(write.db, sent.person) if other != sent.application]
    return any(is_waiting(write.load(applications, other).state) for other in others)
