"""What somebody wrote in their applications: opened for them alone, and taken back. The log says so first, then the key goes.

From the moment at which it is on record a text is opened for nobody. If anything stops before the key is destroyed, a deadline
is left.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.applications.decider import applications
from recruitment.applications.events import Event, TextTakenBack
from recruitment.applications.states import Unwritten
from recruitment.applications.table import applications as table
from recruitment.applications.table.applications import ShownApplication
from recruitment.applications.table.deadlines import DESTROY_TEXTS
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
    words = context.vault.open([value for _, value, _ in rows])
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


def destroy(context: TenantContext, application: UUID) -> Handled:
    """The keys of all texts of the application that are on record as taken back. Harmless when repeated."""
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, application)
    taken_back = _taken_back(history)
    values = [value for entry in history for value in written(entry.event)]
    context.vault.destroy({value.key for value in values if text_id(value.key) in taken_back})
    with context.database.transaction() as db:
        table.lock(db, application)
        if _taken_back(context.handler.history(db, applications, application)) == taken_back:
            deadlines.remove(db, history[0].stream, DESTROY_TEXTS)
    return Handled(application, len(history))


def _taken_back(history: list[Recorded[Event]]) -> set[TextId]:
    return {entry.event.text for entry in history if isinstance(entry.event, TextTakenBack)}
