"""Handling a command: load, decide, append, write the tables, fill the outbox, in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core import event_store, spent_keys
from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.deciding import Decider, Kind, Refusal
from plp_kit.core.event_store import TopicOf, unpublished
from plp_kit.core.events import Origin, Recorded, Stream
from plp_kit.core.slices import AnySlice, Reaction, Slice, Slices, spends_nothing
from plp_kit.core.telemetry import tracing

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")

CHANGED_SINCE_READ = Refusal(
    "changed_since_read", "Someone else changed this after you read it. Read it again, then decide.", Kind.STALE
)
TELLING_NO_VERSION: Final = frozenset({Kind.MISSING, Kind.FORBIDDEN})
"""These refusals come first: somebody for whom a stream is not there must not learn its version from how If-Match is answered."""
TOO_LARGE = Refusal("too_large", "This is more than one entry can hold. Shorten it and send it again.")

Follow: TypeAlias = Callable[[Recorded[object]], Iterable[Reaction]]


def nothing_follows(_recorded: Recorded[object]) -> Iterable[Reaction]:
    return ()


@dataclass(frozen=True, slots=True)
class Handled:
    """The stream's version after a command; the same as before if nothing had to change."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Loaded(Generic[State]):
    state: State
    version: int


class FollowUpRefused(Exception):
    """A follow-up command was refused for another reason than that it was already done; everything is rolled back."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Handler:
    """Handles commands of one tenant. `follow` turns the service's own events into further commands in the same transaction."""

    database: TenantDatabase
    slices: Slices
    topic_of: TopicOf = unpublished
    follow: Follow = nothing_follows

    def handle(self, decider: Decider[Command, State, Event], id: UUID, command: Command, origin: Origin) -> Handled | Refusal:
        """In a transaction of its own; decides again after a lost race."""
        return self.database.retrying(lambda db: self.handle_in(db, decider, id, command, origin))

    def handle_in(
        self,
        db: Db,
        decider: Decider[Command, State, Event],
        id: UUID,
        command: Command,
        origin: Origin,
        expected: int | None = None,
    ) -> Handled | Refusal:
        """Within the caller's transaction. `expected` is the version that the person read. Raises LostRace, FollowUpRefused."""
        history = self.history(db, decider, id)
        version = len(history)
        decision = decider.decide(decider.replay(entry.event for entry in history), command)
        if isinstance(decision, Refusal) and decision.kind in TELLING_NO_VERSION:
            return decision
        if expected is not None and expected != version:
            return replace(CHANGED_SINCE_READ, changed_at=history[-1].origin.at if history else None)
        if isinstance(decision, Refusal):
            return decision
        try:
            self._record(db, self.slices.of(decider), id, history, decision, _caused(db, origin, history))
        except event_store.TooLarge:
            return TOO_LARGE
        return Handled(id, version + len(decision))

    def react_in(self, db: Db, reaction: Reaction, origin: Origin) -> Refusal | None:
        """Handles a command that follows from a fact; None if it was done now or before."""
        outcome = self.handle_in(db, reaction.decider, reaction.id, reaction.command, origin)
        return outcome if isinstance(outcome, Refusal) and outcome not in reaction.already else None

    def history(self, db: Db, decider: Decider[Command, State, Event], id: UUID) -> list[Recorded[Event]]:
        """A stream's events in order of version; empty when there is none."""
        owner = self.slices.of(decider)
        return event_store.load(db, owner.stored, Stream(owner.kind, id))

    def load(self, db: Db, decider: Decider[Command, State, Event], id: UUID) -> Loaded[State]:
        """The state of a stream and its version; version 0 and the initial state when there is none."""
        history = self.history(db, decider, id)
        return Loaded(decider.replay(entry.event for entry in history), len(history))

    def _record(
        self,
        db: Db,
        owner: Slice[Command, State, Event],
        id: UUID,
        history: Sequence[Recorded[Event]],
        events: Sequence[Event],
        origin: Origin,
    ) -> None:
        if not events:
            return
        recorded = event_store.append(db, owner.stored, Stream(owner.kind, id), len(history), events, origin, self.topic_of)
        for event in recorded:
            _apply(db, owner, event)
        spent_keys.spend(db, _spent(owner, [entry.event for entry in history], events))
        for event in recorded:
            self._follow_up(db, event)

    def _follow_up(self, db: Db, event: Recorded[object]) -> None:
        origin = replace(event.origin, causation=event.id)
        for reaction in self.follow(event):
            refusal = self.react_in(db, reaction, origin)
            if refusal is not None:
                raise FollowUpRefused(refusal)


def _apply(db: Db, owner: AnySlice, event: Recorded[object]) -> None:
    for apply in owner.tables:
        apply(db, event)


def _spent(owner: Slice[Command, State, Event], earlier: Sequence[Event], events: Sequence[Event]) -> set[UUID]:
    if owner.spends is spends_nothing:
        return set()
    return {key for place, event in enumerate(events) for key in owner.spends([*earlier, *events[:place]], event)}


def _caused(db: Db, origin: Origin, history: Sequence[Recorded[object]]) -> Origin:
    """A command of a person or a deadline is caused by the stream's last event; the two traces are linked.

    In an empty stream it is caused by the facts that the decision takes together.
    """
    if origin.causation is not None or origin.traceparent is None:
        return origin
    latest = history[-1:]
    tracing.link([entry.origin.traceparent for entry in latest] + [*event_store.traceparents(db, origin.joined)])
    causes = [*(entry.id for entry in latest), *origin.joined]
    return replace(origin, causation=causes[0]) if causes else origin
