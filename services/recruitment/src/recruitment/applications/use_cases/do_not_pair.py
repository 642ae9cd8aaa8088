"""Access needs, and whom somebody must not be paired with: sealed, apart from the profile, and nobody's business but theirs.

Access needs are opened for the facilitators who arrange things. Whom somebody named is shown to nobody but who named them.
"""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream
from plp_kit.core.handling import history_of
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS
from recruitment.application.asking import refusal_of
from recruitment.applications.commands import NameKeptApart, RecordAccessNeeds
from recruitment.applications.decider import NO_SUCH_APPLICATION
from recruitment.applications.events import KeptApartNamed
from recruitment.applications.states import is_of
from recruitment.applications.use_cases.apply import sealed
from recruitment.ids import PersonId


def seal_needs(context: TenantContext, application: UUID, person: UUID, needs: str | None) -> RecordAccessNeeds | Refusal:
    wish = RecordAccessNeeds(PersonId(person), None)
    if needs is None:
        return wish
    with context.database.transaction() as db:
        refusal = refusal_of(db, APPLICATIONS, application, wish)
    if refusal is not None:
        return refusal
    values = sealed(context.vault, Stream(APPLICATIONS.kind, application), person, {"access_needs": needs}, own=True)
    return values if isinstance(values, Refusal) else replace(wish, needs=values["access_needs"])


def seal_others(context: TenantContext, application: UUID, person: UUID, others: Collection[UUID]) -> NameKeptApart | Refusal:
    wish = NameKeptApart(PersonId(person), frozenset(map(PersonId, others)), ())
    with context.database.transaction() as db:
        refusal = refusal_of(db, APPLICATIONS, application, wish)
    if refusal is not None:
        return refusal
    texts = {f"kept_apart_{number}": str(other) for number, other in enumerate(sorted(others), start=1)}
    values = sealed(context.vault, Stream(APPLICATIONS.kind, application), person, texts)
    return values if isinstance(values, Refusal) else replace(wish, others=tuple(values.values()))


def named(context: TenantContext, application: UUID, person: UUID) -> list[UUID] | Refusal:
    """Whom they named themselves; those whose key is destroyed are left out."""
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
    if not is_of(APPLICATIONS.decider.replay(entry.event for entry in history), PersonId(person)):
        return NO_SUCH_APPLICATION
    events = [entry.event for entry in history if isinstance(entry.event, KeptApartNamed)]
    others: tuple[Sealed, ...] = events[-1].others if events else ()
    return [UUID(text) for text in context.vault.open(others) if text is not None]
