"""Applying: the three answers are sealed before the transaction, the cohort's terms are read within it."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from plp_kit.database import Db
from plp_kit.deciding import Refusal
from plp_kit.events import Origin, Stream
from plp_kit.handling import Handled, Handler, load
from plp_kit.sealed import Sealed
from plp_kit.vault.vault import Entry, SubjectErased, Vault
from recruitment.application.aggregates import APPLICATIONS, COHORTS
from recruitment.application.identities import application_id
from recruitment.domain.applications import Apply
from recruitment.domain.cohorts import NO_SUCH_COHORT, Unopened, terms
from recruitment.domain.forms import Form
from recruitment.domain.identities import CohortId, PersonId

AUDIENCE = frozenset({"recruitment", "matching"})

ERASED = Refusal("erased", "This person was erased. Nothing more can be kept about them.")


@dataclass(frozen=True, slots=True)
class Handed:
    """A form as it came in; `answers` are its three profile answers, not sealed yet."""

    cohort: UUID
    person: UUID
    form: Form
    answers: tuple[str, ...] = field(repr=False)

    @property
    def application(self) -> UUID:
        return application_id(self.cohort, self.person)


def seal(vault: Vault, handed: Handed) -> tuple[Sealed, ...] | Refusal:
    """Before the transaction: the answers, each under a key of its own that recruitment and matching may open."""
    stream = str(Stream(APPLICATIONS.kind, handed.application))
    entries = [
        Entry(stream, f"profile_{number}", answer, AUDIENCE, frozenset({handed.person}))
        for number, answer in enumerate(handed.answers, start=1)
    ]
    try:
        return tuple(vault.seal(entries))
    except SubjectErased:
        return ERASED


def record(db: Db, handler: Handler, origin: Origin, handed: Handed, profile: tuple[Sealed, ...]) -> Handled | Refusal:
    cohort = load(db, COHORTS, handed.cohort).state
    if isinstance(cohort, Unopened):
        return NO_SUCH_COHORT
    form = replace(handed.form, profile=profile)
    command = Apply(CohortId(handed.cohort), PersonId(handed.person), form, terms(cohort))
    return handler.handle_in(db, APPLICATIONS, handed.application, command, origin)
