"""What somebody has written in their applications, opened for them alone, and taken back: the key goes before the log says so.

Whatever stops in between has destroyed a text and not recorded it, never the other way round; asked again, it goes on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import history_of
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS
from recruitment.application.sealed_values import sealed_in
from recruitment.domain.application_events import Event, TextTakenBack
from recruitment.domain.applications import NO_SUCH_TEXT, Unwritten
from recruitment.read_models import applications
from recruitment.read_models.applications import ApplicationRow

WRITTEN: Final = ("profile_", "wants", "offers", "access_needs")
"""How the labels of an applicant's own words begin."""


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
    found: dict[UUID, tuple[ApplicationRow, Sealed, date]] = {}
    with context.database.transaction() as db:
        for row in applications.of_person(db, person):
            for entry in history_of(db, APPLICATIONS, row.application):
                for value in _written(entry.event):
                    found.setdefault(value.key, (row, value, entry.origin.at.date()))
    words = context.vault.open([value for _, value, _ in found.values()])
    return [
        OwnText(row.application, row.cohort, value.key, value.label, text, written_on)
        for (row, value, written_on), text in zip(found.values(), words, strict=True)
        if text is not None
    ]


def taken_back(context: TenantContext, application: UUID, text: UUID, person: UUID) -> UUID | Refusal:
    """Destroys the key; the caller records it. Somebody else's text looks as if there were none."""
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
    state = APPLICATIONS.decider.replay(entry.event for entry in history)
    if isinstance(state, Unwritten) or state.applicant.person != person or text not in _left(entry.event for entry in history):
        return NO_SUCH_TEXT
    context.vault.destroy([text])
    return text


def _left(events: Iterable[Event]) -> set[UUID]:
    left: set[UUID] = set()
    for event in events:
        left |= {value.key for value in _written(event)}
        if isinstance(event, TextTakenBack):
            left.discard(event.text)
    return left


def _written(event: Event) -> Iterator[Sealed]:
    return (value for value in sealed_in(event) if value.label.startswith(WRITTEN))
