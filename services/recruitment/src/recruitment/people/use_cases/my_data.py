"""Everything that recruitment holds about a person, opened for that person alone. Other services say what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

import msgspec

from plp_kit.core.database import Db
from plp_kit.core.deciding import AnyDecider
from plp_kit.core.events import Recorded
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import table as access_log
from recruitment.access_log.table import AccessRecord
from recruitment.applications.decider import applications
from recruitment.applications.events import Invited
from recruitment.applications.profile import LABEL
from recruitment.applications.table import applications as application_table
from recruitment.applications.table.applications import ShownApplication
from recruitment.applications.texts import spent
from recruitment.notices import table as notices
from recruitment.notices.table import Notice
from recruitment.people.decider import people
from recruitment.requests.decider import requests
from recruitment.requests.table import requests as request_table
from recruitment.requests.table.requests import DataRequest
from recruitment.sealed_values import sealed_in
from recruitment.staff.decider import LINE, staff

VALUES: Final = frozenset({LABEL, LINE})
"""Labels of what is sealed as one value with fields."""
Plain = Any
Opened = Mapping[KeyId, str | None]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was recorded, in the words of the log: when, what happened, on which stream, and its details."""

    at: datetime
    what: str
    about: str
    details: Mapping[str, Plain]


@shown
@dataclass(frozen=True, slots=True)
class OwnLists:
    """What lists show about the person today."""

    applications: list[ShownApplication]
    notices: list[Notice]
    requests: list[DataRequest]
    access_records: list[AccessRecord]


@dataclass(frozen=True, slots=True)
class MyData(OwnLists):
    """`facts` are all that the log has about the person."""

    person: UUID
    facts: list[Fact]


def of(context: TenantContext, person: UUID) -> MyData:
    with context.database.transaction() as db:
        own = application_table.of_person(db, person)
        own_requests = request_table.of_person(db, person)
        sent = notices.of_applications(db, [row.application for row in own])
        accesses = access_log.of_person(db, person)
        streams: list[tuple[AnyDecider, UUID]] = [(people, person), (staff, person)]
        streams += [(applications, row.application) for row in own] + [(requests, row.request) for row in own_requests]
        history = _history(context, db, streams)
    return MyData(own, sent, own_requests, accesses, person, _facts(context, history))


def _history(context: TenantContext, db: Db, streams: list[tuple[AnyDecider, UUID]]) -> list[Recorded[object]]:
    entries = [entry for decider, id in streams for entry in context.handler.history(db, decider, id)]
    return sorted(entries, key=lambda entry: entry.origin.at)


def _facts(context: TenantContext, history: list[Recorded[object]]) -> list[Fact]:
    """An invitation's code is not data about the person. What was replaced or taken back is opened for nobody."""
    gone = spent(entry.event for entry in history)
    sealed = [value for entry in history for value in sealed_in(entry.event) if value.label != "code"]
    values = [value for value in sealed if value.key not in gone]
    texts = dict(zip([value.key for value in values], context.open(values), strict=True))
    return [
        Fact(entry.origin.at, type(entry.event).__name__, str(entry.stream), _details(entry.event, texts)) for entry in history
    ]


def _details(event: object, texts: Opened) -> Mapping[str, Plain]:
    hidden = {"code", "spent"} if isinstance(event, Invited) else {"spent"}
    names = [field.name for field in fields(event)] if is_dataclass(event) else []
    return {name: _plain(getattr(event, name), texts) for name in names if name not in hidden}


def _plain(value: object, texts: Opened) -> Plain:
    match value:
        case Sealed(key, label=label):
            text = texts.get(key)
            return msgspec.json.decode(text) if text is not None and label in VALUES else text
        case tuple():
            return [_plain(inner, texts) for inner in value]
        case Enum() | bool() | int() | None:
            return value
        case _ if is_dataclass(value):
            return _details(value, texts)
        case _:
            return str(value)
