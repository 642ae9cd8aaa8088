"""What a service consists of: slices, what it publishes and receives, what follows from its events, and its deadlines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Final, TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core import joined_people, periods, spent_keys
from plp_kit.core.clocks import Clock
from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Decider, Refusal
from plp_kit.core.drafts import Form
from plp_kit.core.events import Origin
from plp_kit.core.handling import Follow, Handled, Handler, Loaded, nothing_follows
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.periods import Holds
from plp_kit.core.sealed import Sealed
from plp_kit.core.slices import Reaction, Slices
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.consuming.reacting import Subscription
from plp_kit.messaging.mail.port import Outgoing
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.vault import opening
from plp_kit.vault.sealer import Sealer
from plp_kit.vault.vault import Entry, Vault

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")
Outcome = TypeVar("Outcome")

LEAVERS: Final = "leavers"
"""The secret that signs tokens of people who have left. A service that has it lets them in, to what is their own."""


@dataclass(frozen=True, slots=True)
class TenantContext:
    """What a use case works with outside its transaction, for one tenant. `secrets` are derived from the service's by HMAC."""

    tenant: str
    database: TenantDatabase
    handler: Handler
    vault: Vault
    clock: Clock
    secrets: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def write(self, origin: Origin, use_case: "Callable[[Write], Outcome | Refusal]") -> Outcome | Refusal:
        """Runs a use case in a transaction of its own; repeats it after a lost race or a deadlock, three times in all.

        A refusal takes the whole transaction back.
        """
        return self.database.deciding(lambda db: use_case(Write(self, db, origin)))

    def open(self, values: Sequence[Sealed]) -> list[str | None]:
        """The texts in the order given; None where the key is destroyed, or spent. Call it outside transactions."""
        return opening.opened(self.database, self.vault, values)


@dataclass(frozen=True, slots=True)
class Preparing(TenantContext):
    """What a use case seals with, before its transaction. No key is made if the request is then refused (see recording)."""

    sealer: Sealer = field(kw_only=True)

    def sealed(self, entries: Sequence[Entry]) -> tuple[Sealed, ...] | Refusal:
        """Each entry under a key of its own, in the order given. Refuses if somebody concerned is erased."""
        return self.sealer.sealed(entries)


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

    def spend(self, keys: Iterable[UUID]) -> None:
        """Nobody may read from now on what these keys seal; they are destroyed once this is on record."""
        spent_keys.spend(self.db, keys)

    def load(self, decider: Decider[Command, State, Event], id: UUID) -> Loaded[State]:
        """The state of a stream and its version; version 0 and the initial state when there is none."""
        return self.context.handler.load(self.db, decider, id)


Due: TypeAlias = Callable[[TenantContext, Deadline, Origin], Handled | Refusal]
Months: TypeAlias = Callable[[Db], int]
WaitingKeys: TypeAlias = Callable[[Db], Iterable[UUID]]
Erased: TypeAlias = Callable[[Db, UUID, date], Iterable[Reaction]]
Joined: TypeAlias = Callable[[Db], JoinedIdentities]
Sends: TypeAlias = Callable[[TenantContext, Outgoing, UUID, Origin, datetime], Handled | Refusal]
"""Tries to send one of the e-mails in mails_due, and records what became of it; the moment is in system time."""


@dataclass(frozen=True, slots=True)
class Preserving:
    """What a service's log says of preservation: the people of each reason in force, reasons on the way, reasons that ended."""

    in_force: Mapping[UUID, frozenset[UUID]]
    on_the_way: frozenset[UUID]
    ended: frozenset[UUID]


Preserves: TypeAlias = Callable[[Db], Preserving]


RECEIVES_NOTHING = Subscription()


def six_years(_db: Db) -> int:
    return 72


def none_waits(_db: Db) -> Iterable[UUID]:
    return ()


@dataclass(frozen=True, slots=True)
class Service:
    """`topics` are the names, without the tenant, of topics that it writes. `own_tenant` is set if trusts are data, not tenants.

    `due` maps a deadline's name to the use case that works it. `waiting_keys` are keys that no event names yet. `secrets` are
    further secrets: "rounding" is read from PLP_ROUNDING_SECRET. `erased` gives the reactions to a person's erasure on a day,
    with a row of erased_people; None if the service knows nothing about people. `access_records_months` is how long the trust's
    settings keep the records of who viewed whose data. `forms` are those whose questions have
    drafts. `holds` is until when it holds bare facts about people, and `joined` knows
    who has several ids. `preserving` is for a service that preserves people in the vault. `notes_sign_ins` is false for a service
    that keeps no trace of who was there (docs/privacy.md, surveys). `sends` is for one that sends e-mails.
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
    waiting_keys: WaitingKeys = none_waits
    access_records_months: Months = six_years
    forms: tuple[Form, ...] = ()
    holds: Holds = periods.nobody
    joined: Joined = joined_people.everybody
    preserving: Preserves | None = None
    sends: Sends | None = None
    notes_sign_ins: bool = True
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
