"""What somebody has written in their applications, opened for them alone, and taken back: the log says so, then the key goes.

From the moment that it is on record a text is opened for nobody. Whatever stops before the key is destroyed leaves a deadline.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Stream
from plp_kit.core.handling import Handled, history_of
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS
from recruitment.applications.events import TextTakenBack
from recruitment.applications.states import Unwritten
from recruitment.applications.table import applications
from recruitment.applications.table.applications import ApplicationRow
from recruitment.applications.table.deadlines import DESTROY_TEXTS
from recruitment.applications.texts import written


@dataclass(frozen=True, slots=True)
class OwnText:
    """`what` is profile_1 and so on, wants, offers or access_needs. It stands sealed in the log also after a change."""

    application: UUID
    cohort: UUID
    text: UUID
    what: str
    words: str = field(repr=False)
    written_on: date


def of(context: TenantContext, person: UUID) -> list[OwnText]:
    """Everything that still can be read, in the order in which it was written."""
    with context.database.transaction() as db:
        found = [(row, *text) for row in applications.of_person(db, person) for text in _left(db, row)]
    words = context.vault.open([value for _, value, _ in found])
    return [
        OwnText(row.application, row.cohort, value.key, value.label, text, written_on)
        for (row, value, written_on), text in zip(found, words, strict=True)
        if text is not None
    ]


def _left(db: Db, row: ApplicationRow) -> list[tuple[Sealed, date]]:
    history = history_of(db, APPLICATIONS, row.application)
    state = APPLICATIONS.decider.replay(entry.event for entry in history)
    left = frozenset() if isinstance(state, Unwritten) else state.texts
    return [(value, entry.origin.at.date()) for entry in history for value in written(entry.event) if value.key in left]


def destroy(context: TenantContext, application: UUID) -> Handled:
    """The keys of all texts of the application that are on record as taken back. Harmless when repeated."""
    with context.database.transaction() as db:
        gone, version = _taken_back(db, application)
    context.vault.destroy(gone)
    with context.database.transaction() as db:
        applications.lock(db, application)
        if _taken_back(db, application)[0] == gone:
            deadlines.remove(db, Stream(APPLICATIONS.kind, application), DESTROY_TEXTS)
    return Handled(application, version)


def _taken_back(db: Db, application: UUID) -> tuple[set[UUID], int]:
    history = history_of(db, APPLICATIONS, application)
    return {entry.event.text for entry in history if isinstance(entry.event, TextTakenBack)}, len(history)
