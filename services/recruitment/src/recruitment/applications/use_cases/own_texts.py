"""What somebody wrote in their applications, opened for them alone."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.applications.decider import applications
from recruitment.applications.states import Unwritten
from recruitment.applications.table import applications as table
from recruitment.applications.table.applications import ShownApplication
from recruitment.applications.texts import written
from recruitment.ids import TextId, text_id


@shown
@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the caller's own in one of their applications, also one that a later version replaced.

    `what` is the field of the form that it fills (profile_1 and so on for the answers), or access_needs.
    """

    application: UUID
    cohort: UUID
    text: TextId
    what: str
    words: str = field(repr=False)
    written_on: date


def of(context: TenantContext, person: UUID) -> list[OwnText]:
    """Everything that can still be read, in the order in which it was written."""
    with context.database.transaction() as db:
        rows = [(row, *text) for row in table.of_person(db, person) for text in _remaining(context, db, row)]
    words = context.open([value for _, value, _ in rows])
    return [
        OwnText(row.application, row.cohort, text_id(value.key), value.label, text, written_on)
        for (row, value, written_on), text in zip(rows, words, strict=True)
        if text is not None
    ]


def _remaining(context: TenantContext, db: Db, row: ShownApplication) -> list[tuple[Sealed, date]]:
    history = context.handler.history(db, applications, row.application)
    state = applications.replay(entry.event for entry in history)
    texts = frozenset() if isinstance(state, Unwritten) else state.texts
    values = [(value, entry.origin.at.date()) for entry in history for value in written(entry.event)]
    return [(value, on) for value, on in values if text_id(value.key) in texts]
