"""Everything that recruitment holds about a person, opened for that person alone. Other services tell what they hold."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from plp_kit.core.aggregates import AnyAggregate
from plp_kit.core.events import Recorded
from plp_kit.core.handling import history_of
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, PEOPLE, REQUESTS, STAFF
from recruitment.applications.events import Invited, TextTakenBack
from recruitment.applications.table import applications
from recruitment.applications.use_cases import view
from recruitment.notices import table
from recruitment.requests.table import requests
from recruitment.sealed_values import sealed_in

Plain = Any


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was recorded, in the words of the log: when, what happened, and what was told."""

    at: datetime
    what: str
    about: str
    told: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class MyData:
    """`facts` are all that the log has about them; the rest is what lists show of it today."""

    person: UUID
    facts: list[Fact]
    applications: list[Plain]
    messages: list[Plain]
    requests: list[Plain]
    looked_at: list[Plain]


def of(context: TenantContext, person: UUID) -> MyData:
    with context.database.transaction() as db:
        own = applications.of_person(db, person)
        asked = requests.of_person(db, person)
        sent = table.of_applications(db, [row.application for row in own])
        looked = view.of_person(db, person)
        streams: list[tuple[AnyAggregate, UUID]] = [(PEOPLE, person), (STAFF, person)]
        streams += [(APPLICATIONS, row.application) for row in own] + [(REQUESTS, row.request) for row in asked]
        history = [entry for aggregate, identifier in streams for entry in history_of(db, aggregate, identifier)]
    history.sort(key=lambda entry: entry.origin.at)
    facts = _opened(context, history)
    return MyData(person, facts, *([asdict(row) for row in rows] for rows in (own, sent, asked, looked)))


def _opened(context: TenantContext, history: list[Recorded[object]]) -> list[Fact]:
    """An invitation's code is a key to it, and no data about the person. What was taken back is opened for nobody."""
    gone = {entry.event.text for entry in history if isinstance(entry.event, TextTakenBack)}
    sealed = [value for entry in history for value in sealed_in(entry.event) if value.label != "code"]
    values = [value for value in sealed if value.key not in gone]
    texts = dict(zip([value.key for value in values], context.vault.open(values), strict=True))
    return [Fact(entry.origin.at, type(entry.event).__name__, str(entry.stream), _told(entry.event, texts)) for entry in history]


def _told(event: object, texts: Mapping[UUID, str | None]) -> Mapping[str, Plain]:
    hidden = {"code"} if isinstance(event, Invited) else set()
    names = [field.name for field in fields(event)] if is_dataclass(event) else []
    return {name: _plain(getattr(event, name), texts) for name in names if name not in hidden}


def _plain(value: object, texts: Mapping[UUID, str | None]) -> Plain:
    match value:
        case Sealed(key):
            return texts.get(key)
        case tuple():
            return [_plain(inner, texts) for inner in value]
        case Enum() | bool() | int() | None:
            return value
        case _ if is_dataclass(value):
            return _told(value, texts)
        case _:
            return str(value)
