"""What a service consists of: slices, what it publishes and receives, what follows from its events, and its deadlines."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core.clocks import Clock
from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Decider, Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Follow, Handled, Handler, Loaded, nothing_follows
from plp_kit.core.slices import Reaction, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.consuming.reacting import Subscription
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.vault.vault import Vault

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class TenantContext:
    """What a use case prepares with, for one tenant. `secrets` are derived from the service's by HMAC."""

    tenant: str
    database: TenantDatabase
    handler: Handler
    vault: Vault
    clock: Clock
    secrets: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def write(self, origin: Origin, use_case: "Callable[[Write], Outcome]") -> Outcome:
        """Runs a use case in a transaction of its own; repeats it after a lost race or a deadlock, three times in all."""
        return self.database.retrying(lambda db: use_case(Write(self, db, origin)))


@dataclass(frozen=True, slots=True)
class Write:
    """What every use case takes: the transaction, the origin of the request in programme time, and the version that was read."""

    context: TenantContext
    db: Db
    origin: Origin
    expected: int | None = None

    def handle(self, decider: Decider[Command, State, Event], id: UUID, command: Command) -> Handled | Refusal:
        """Decides on the stream `id` and records what was decided. `expected` is the version of this stream."""
        return self.context.handler.handle_in(self.db, decider, id, command, self.origin, self.expected)

    def load(self, decider: Decider[Command, State, Event], id: UUID) -> Loaded[State]:
        """The state of a stream and its version; version 0 and the initial state when there is none."""
        return self.context.handler.load(self.db, decider, id)


Due: TypeAlias = Callable[[TenantContext, Deadline, Origin], Handled | Refusal]
Erased: TypeAlias = Callable[[Db, UUID, date], Iterable[Reaction]]


@dataclass(frozen=True, slots=True)
class Preserving:
    """What a service's log says of preservation: the people of each reason in force, reasons on the way, reasons that ended."""

    in_force: Mapping[UUID, frozenset[UUID]]
    on_the_way: frozenset[UUID]
    ended: frozenset[UUID]


Preserves: TypeAlias = Callable[[Db], Preserving]


RECEIVES_NOTHING = Subscription()


@dataclass(frozen=True, slots=True)
class Service:
    """`topics` are the names, without the tenant, of topics that it writes. `own_tenant` is set if trusts are data, not tenants.

    `due` maps a deadline's name to the use case that works it. `secrets` are further secrets: "rounding" is read from
    PLP_ROUNDING_SECRET. `erased` gives the reactions to a person's erasure on a day, with a row of erased_people; None if the
    service knows nothing about people. `preserving` is for a service that preserves people in the vault; one service does.
    """

    name: str
    title: str
    slices: Slices
    language: PublishedLanguage
    migrations: Traversable
    topics: tuple[str, ...] = ()
    subscription: Subscription = RECEIVES_NOTHING
    follow: Follow = nothing_follows
    due: Mapping[str, Due] = field(default_factory=dict)
    erased: Erased | None = None
    preserving: Preserves | None = None
    own_tenant: str | None = None
    secrets: tuple[str, ...] = ()

    @property
    def stored(self) -> StoredEvents[object]:
        """Every stored event of the service, of all its slices."""
        return StoredEvents(*(stored for each in self.slices for stored in each.stored.entries))

    def work(self, context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
        work = self.due.get(deadline.name)
        if work is None:
            return Refusal("unknown_deadline", f"Nothing here works a deadline named {deadline.name}.")
        return work(context, deadline, origin)

    def handler(self, database: TenantDatabase) -> Handler:
        return Handler(database, self.slices, self.language.topic_of, self.follow)
