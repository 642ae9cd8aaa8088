"""Viewing what somebody wrote: the access is on record before anything is shown.

What a restricted person wrote is shown to that person alone, and what somebody wrote who is being erased to nobody.
"""

from collections.abc import Collection
from uuid import UUID

from plp_kit.core import access_records
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.people import decider as people


def record(context: TenantContext, db: Db, viewer: Viewer, viewed: Collection[UUID], what: Accessed) -> None:
    """One record a person. The caller commits it before showing anything."""
    access_records.add(db, context.clock.now(db), viewer, viewed, what)


def refusal(context: TenantContext, db: Db, viewer: Viewer, person: UUID) -> Refusal | None:
    """Why this viewer may not see what the person wrote, or None."""
    return people.hidden(context.handler.load(db, people.people, person).state, own=person == viewer.person)
