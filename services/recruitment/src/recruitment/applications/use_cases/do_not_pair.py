"""Whom somebody must not be paired with: sealed apart from the profile, and shown only to the person who named them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import Preparing, TenantContext
from recruitment.applications.commands import RecordDoNotPair
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.events import DoNotPairRecorded
from recruitment.applications.states import is_of
from recruitment.ids import PersonId
from recruitment.people.use_cases import sealing


@shown
@dataclass(frozen=True, slots=True)
class NamedPeople:
    """People, by their ids, with whom the caller must not be paired."""

    people: list[UUID]


def seal(context: Preparing, application: UUID, person: UUID, others: Collection[UUID]) -> RecordDoNotPair | Refusal:
    wish = RecordDoNotPair(PersonId(person), frozenset(map(PersonId, others)), ())
    texts = {f"do_not_pair_{number}": str(other) for number, other in enumerate(sorted(others), start=1)}
    values = sealing.seal_shared(context, applications, application, person, texts)
    return values if isinstance(values, Refusal) else replace(wish, others=tuple(values.values()))


def named(context: TenantContext, application: UUID, person: UUID) -> NamedPeople | Refusal:
    """Whom the person named in their own application, without those whose key is destroyed."""
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, application)
    if not is_of(applications.replay(entry.event for entry in history), PersonId(person)):
        return NO_SUCH_APPLICATION
    events = [entry.event for entry in history if isinstance(entry.event, DoNotPairRecorded)]
    others: tuple[Sealed, ...] = events[-1].others if events else ()
    return NamedPeople([UUID(text) for text in context.open(others) if text is not None])
