"""Viewing what somebody wrote: it is read, the access is put on record, and only then can it be opened."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from plp_kit.core import access_records
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.viewers import Viewer
from plp_kit.service import TenantContext

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Sight(Generic[Found]):
    """What one transaction reads for a viewer, still sealed, and the people whose words or data it is."""

    found: Found
    people: Collection[UUID]


def view(context: TenantContext, viewer: Viewer, what: str, read: Callable[[Db], Sight[Found] | Refusal]) -> Found | Refusal:
    """What was read. The access to each person's is committed when this returns; nobody's access to their own is recorded."""
    with context.database.transaction() as db:
        sight = read(db)
        if isinstance(sight, Refusal):
            return sight
        others = set(sight.people) - {viewer.person}
        access_records.add(db, context.clock.now(db), viewer, others, what)
    return sight.found
