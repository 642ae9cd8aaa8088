"""What a service is: its aggregates, what it says, what it hears, what follows, what falls due, and its HTTP routes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.aggregates import AnyAggregate, Reaction
from plp_kit.core.clocks import Clock
from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Follow, Handled, Handler, nothing_follows
from plp_kit.core.stored import StoredEvents
from plp_kit.messaging.consuming.reacting import Hearing
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class TenantContext:
    """What a use case works with; all of it belongs to one tenant. `secrets` follow from the service's own by HMAC."""

    tenant: str
    database: TenantDatabase
    handler: Handler
    vault: Vault
    clock: Clock
    secrets: Mapping[str, bytes] = field(default_factory=dict, repr=False)


Due: TypeAlias = Callable[[TenantContext, Deadline, Origin], Handled | Refusal]
Erased: TypeAlias = Callable[[Db, UUID, date], Iterable[Reaction]]


def nothing_is_due(_context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled | Refusal:
    return Refusal("unknown_deadline", f"Nothing here works a deadline named {deadline.name}.")


HEARS_NOTHING = Hearing()


@dataclass(frozen=True, slots=True)
class Service:
    """`topics` are the names, without the tenant, of what it writes. `own_tenant` is set where trusts are data, not tenants.

    `secrets` names what it needs beside the common settings: "rounding" is read from PLP_ROUNDING_SECRET. `erased` says what
    follows here from a person's erasure on a day, a row of erased_people among it; None where nothing is known of people.
    """

    name: str
    title: str
    aggregates: tuple[AnyAggregate, ...]
    language: PublishedLanguage
    migrations: Traversable
    topics: tuple[str, ...] = ()
    hearing: Hearing = HEARS_NOTHING
    follow: Follow = nothing_follows
    due: Due = nothing_is_due
    erased: Erased | None = None
    own_tenant: str | None = None
    secrets: tuple[str, ...] = ()

    @property
    def stored(self) -> StoredEvents[object]:
        """Every stored event of the service, whichever stream it is on."""
        entries: Iterable[AnyAggregate] = self.aggregates
        return StoredEvents(*(stored for aggregate in entries for stored in aggregate.stored.entries))
