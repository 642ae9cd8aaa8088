"""What a use case writes with, whoever asks it: one attempt at a change, in its transaction."""

from typing import Protocol, TypeVar
from uuid import UUID

from plp_kit.core.aggregates import Aggregate
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")


class Writing(Protocol):
    """The kit's `Write` of a request is one."""

    @property
    def context(self) -> TenantContext: ...

    @property
    def db(self) -> Db: ...

    @property
    def origin(self) -> Origin: ...

    def handle(self, aggregate: Aggregate[Command, State, Event], id: UUID, command: Command, /) -> Handled | Refusal:
        """Refused as changed_since_read where the version that was read has moved on."""
        ...
