"""Read models declared: which table an `apply` writes, so that a rebuild can find the one writer of every table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded

Event = TypeVar("Event")


@dataclass(frozen=True, slots=True)
class ReadModel(Generic[Event]):
    """What a module's `apply` becomes by `@writes`. It writes and reads its own table alone, named with its version: `rounds_1`.

    Whoever feeds the kit's `deadlines` says so too; they are work to be done, not a picture of the log, and are never rebuilt.
    """

    table: str
    run: Callable[[Db, Recorded[Event]], None]

    def __call__(self, db: Db, recorded: Recorded[Event]) -> None:
        self.run(db, recorded)


def writes(table: str) -> Callable[[Callable[[Db, Recorded[Event]], None]], ReadModel[Event]]:
    def declared(run: Callable[[Db, Recorded[Event]], None]) -> ReadModel[Event]:
        return ReadModel(table, run)

    return declared
