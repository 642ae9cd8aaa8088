"""The messages that recruitment makes of its log."""

from typing import Any

import msgspec

from plp_kit.core import event_store
from plp_kit.core.events import Stream
from plp_testkit.fixtures.running_services import RunningService
from recruitment.service import RECRUITMENT


def published(service: RunningService, name: str) -> list[Any]:
    """The messages of this name that have been made from the log."""
    shape = {publication.name: publication.shape for publication in RECRUITMENT.language}[name]
    event = {publication.name: publication.event for publication in RECRUITMENT.language}[name]
    with service.runtime.database.of("rha").transaction() as db:
        rows = db.execute("SELECT stream, version FROM events ORDER BY position").fetchall()
    recorded = [entry for stream, version in rows for entry in _recorded(service, stream, version)]
    made = [RECRUITMENT.language.message(entry, 1) for entry in recorded if type(entry.event) is event]
    return [msgspec.json.decode(message.data, type=shape) for message in made]


def _recorded(service: RunningService, stream: str, version: int) -> list[Any]:
    with service.runtime.database.of("rha").transaction() as db:
        return [event_store.load(db, RECRUITMENT.stored, Stream.parse(stream))[version - 1]]
