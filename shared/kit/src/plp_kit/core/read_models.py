"""Read models declared: which table an `apply` writes, so that a rebuild can find the one writer of every table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded

Event = TypeVar("Event")


@dataclass(frozen=True, slots=True)
class ReadModel(Generic[Event]):
    """A module's `apply` marked with `@writes`. It reads and writes only its own table, whose name has a version: `rounds_1`.

    A function that writes the kit's `deadlines` is marked too; these are work to be done and are never rebuilt.
    """

    table: str
    run: Callable[[Db, Recorded[Event]], None]

    def __call__(self, db: Db, recorded: Recorded[Event]) -> None:
        self.run(db, recorded)


def writes(table: str) -> Callable[[Callable[[Db, Recorded[Event]], None]], ReadModel[Event]]:
    def declared(run: Callable[[Db, Recorded[Event]], None]) -> ReadModel[Event]:
        return ReadModel(table, run)

    return declared
