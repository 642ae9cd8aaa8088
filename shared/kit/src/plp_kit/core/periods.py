"""Until when a service holds something of people."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from plp_kit.core.database import Db

WITHOUT_END: Final = date.max
"""The last day of a period whose end is not on record yet."""

Holds: TypeAlias = Callable[[Db], Iterable[tuple[UUID, date]]]
"""The people of whom a service holds something, with the last day of each period. A person may come several times."""


def nobody(_db: Db) -> Iterable[tuple[UUID, date]]:
    return ()
