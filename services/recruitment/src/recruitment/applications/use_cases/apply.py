"""Applying and what leads to it: texts are sealed before the transaction, the cohort's terms are read within it, under a lock."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, load
from plp_kit.core.sealed import Sealed
from plp_kit.vault.vault import Entry, SubjectErased, Vault
from recruitment.application.aggregates import APPLICATIONS, COHORTS
from recruitment.application.identities import application_id, trust_id
from recruitment.application.ports import Writing
from recruitment.applications.applicants import Entered
from recruitment.applications.commands import Accept, Apply, Change, ChangeConsents, SaveDraft, ShowInterest
from recruitment.applications.consents import Consent
from recruitment.applications.decider import NO_SUCH_APPLICATION
from recruitment.applications.forms import Form, Terms
from recruitment.applications.states import Unwritten, Waiting
from recruitment.applications.table import applications
from recruitment.cohorts.decider import NO_SUCH_COHORT, Closed, Recruiting, Unopened, terms
from recruitment.cohorts.table import cohorts
from recruitment.ids import CohortId, PersonId
from recruitment.trusts import table

SHARED: Final = frozenset({"recruitment", "matching"})
OWN: Final = frozenset({"recruitment"})

ERASED = Refusal("erased", "This person was erased. Nothing more can be kept about them.")


@dataclass(frozen=True, slots=True)
class Handed:
    """A form as it came in; `texts` by their labels (`profile_1`, `wants`, `offers`), not sealed yet."""

    cohort: UUID
    person: UUID
    form: Form
    texts: Mapping[str, str] = field(repr=False)

    @property
    def application(self) -> UUID:
        return application_id(self.cohort, self.person)


def sealed(
    vault: Vault, stream: Stream, subject: UUID, texts: Mapping[str, str], *, own: bool = False
) -> Mapping[str, Sealed] | Refusal:
    """Each text under a key of its own, that recruitment and matching may open, or with `own` recruitment alone."""
    entries = [_entry(str(stream), label, text, subject, own=own) for label, text in texts.items()]
    try:
        return dict(zip(texts, vault.seal(entries), strict=True))
    except SubjectErased:
        return ERASED


def _entry(stream: str, label: str, text: str, subject: UUID, *, own: bool) -> Entry:
    if own:
        return Entry(stream, label, text, OWN, frozenset({subject}))
    return Entry(stream, label, text, SHARED, frozenset({subject}))


def seal(vault: Vault, handed: Handed) -> Form | Refusal:
    """Before the transaction: the form with its texts sealed."""
    values = sealed(vault, Stream(APPLICATIONS.kind, handed.application), handed.person, handed.texts)
    if isinstance(values, Refusal):
        return values
    return filled(handed.form, values)


def filled(form: Form, values: Mapping[str, Sealed]) -> Form:
    profile = tuple(values[label] for label in sorted(values) if label.startswith("profile_"))
    return replace(form, profile=profile, wants=values.get("wants"), offers=values.get("offers"))


def record(write: Writing, handed: Handed, form: Form, entered: Entered | None = None) -> Handled | Refusal:
    """Hands in the application."""

    def apply(asked: Terms) -> Apply:
        waited = _waited(write.db, handed.application, handed.person)
        return Apply(CohortId(handed.cohort), PersonId(handed.person), form, asked, waited, entered)

    return _with_terms(write, handed.cohort, handed.application, apply)


def save_draft(write: Writing, handed: Handed, form: Form) -> Handled | Refusal:
    cohort, person, on = CohortId(handed.cohort), PersonId(handed.person), write.origin.at.date()
    return _with_terms(write, handed.cohort, handed.application, lambda asked: SaveDraft(cohort, person, form, asked, on))


def show_interest(write: Writing, cohort: UUID, person: UUID, channel: str) -> Handled | Refusal:
    asks, on = (CohortId(cohort), PersonId(person), channel), write.origin.at.date()
    return _with_terms(write, cohort, application_id(cohort, person), lambda asked: ShowInterest(*asks, asked, on))


def change(write: Writing, handed: Handed, form: Form) -> Handled | Refusal:
    by = PersonId(handed.person)
    return _with_terms(write, handed.cohort, handed.application, lambda asked: Change(by, form, asked))


def accept(write: Writing, application: UUID) -> Handled | Refusal:
    state = load(write.db, APPLICATIONS, application).state
    if isinstance(state, Unwritten):
        return NO_SUCH_APPLICATION
    return _with_terms(write, state.applicant.cohort, application, lambda asked: Accept(asked.kept_until))


def change_consents(write: Writing, application: UUID, person: UUID, consents: Sequence[Consent]) -> Handled | Refusal:
    state = load(write.db, APPLICATIONS, application).state
    if isinstance(state, Unwritten):
        return NO_SUCH_APPLICATION
    own = trust_id(write.context.tenant)
    table.lock_shared(write.db, own)
    trust = table.trust(write.db, own)
    in_force = trust.settings.consent_texts if trust else ()

    def changed(asked: Terms) -> ChangeConsents:
        return ChangeConsents(PersonId(person), tuple(consents), asked, in_force)

    return _with_terms(write, state.applicant.cohort, application, changed)


Asking = Callable[[Terms], Accept | Apply | SaveDraft | ShowInterest | Change | ChangeConsents]


def _with_terms(write: Writing, cohort: UUID, application: UUID, command: Asking) -> Handled | Refusal:
    state = opened(write.db, cohort)
    return state if isinstance(state, Refusal) else write.handle(APPLICATIONS, application, command(terms(state)))


def opened(db: Db, cohort: UUID) -> Recruiting | Closed | Refusal:
    """The cohort as it is to the end of the transaction: whoever closes recruiting waits."""
    cohorts.lock_shared(db, cohort)
    state = load(db, COHORTS, cohort).state
    return NO_SUCH_COHORT if isinstance(state, Unopened) else state


def _waited(db: Db, application: UUID, person: UUID) -> bool:
    """Whether they are on the waiting list of another cohort, where nobody answers them until the end of the transaction."""
    others = [other for other in applications.lock_of_person(db, person) if other != application]
    return any(isinstance(load(db, APPLICATIONS, other).state, Waiting) for other in others)
