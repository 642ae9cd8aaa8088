"""Access needs, and whom somebody must not be paired with: sealed, apart from the profile, and nobody's business but theirs.

Access needs are opened for the facilitators who arrange things. Whom somebody named is shown to nobody but who named them.
"""

from collections.abc import Collection
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, history_of, load
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS
from recruitment.application.apply import sealed
from recruitment.application.ports import Writing
from recruitment.domain.application_commands import Command, NameKeptApart, RecordAccessNeeds
from recruitment.domain.application_events import KeptApartNamed
from recruitment.domain.applications import KEPT_APART_FROM_ONESELF, NO_SUCH_APPLICATION, Unwritten


def seal_needs(context: TenantContext, application: UUID, person: UUID, needs: str | None) -> RecordAccessNeeds | Refusal:
    if needs is None:
        return RecordAccessNeeds(None)
    values = sealed(context.vault, Stream(APPLICATIONS.kind, application), person, {"access_needs": needs}, own=True)
    return values if isinstance(values, Refusal) else RecordAccessNeeds(values["access_needs"])


def seal_others(context: TenantContext, application: UUID, person: UUID, others: Collection[UUID]) -> NameKeptApart | Refusal:
    if person in others:
        return KEPT_APART_FROM_ONESELF
    texts = {f"kept_apart_{number}": str(other) for number, other in enumerate(sorted(others), start=1)}
    values = sealed(context.vault, Stream(APPLICATIONS.kind, application), person, texts)
    return values if isinstance(values, Refusal) else NameKeptApart(tuple(values.values()))


def own(write: Writing, application: UUID, person: UUID, command: Command) -> Handled | Refusal:
    """Somebody else's application looks as if there were none."""
    state = load(write.db, APPLICATIONS, application).state
    if isinstance(state, Unwritten) or state.applicant.person != person:
        return NO_SUCH_APPLICATION
    return write.handle(APPLICATIONS, application, command)


def named(context: TenantContext, application: UUID, person: UUID) -> list[UUID] | Refusal:
    """Whom they named themselves; those whose key is destroyed are left out."""
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
    state = APPLICATIONS.decider.replay(entry.event for entry in history)
    if isinstance(state, Unwritten) or state.applicant.person != person:
        return NO_SUCH_APPLICATION
    events = [entry.event for entry in history if isinstance(entry.event, KeptApartNamed)]
    others: tuple[Sealed, ...] = events[-1].others if events else ()
    return [UUID(text) for text in context.vault.open(others) if text is not None]
