"""`GET /today`: what waits for the caller in this service. Each service says what waits for which roles, and how it is read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.today import Asker, Kind, Waiting, in_order
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import programme_time, reading
from plp_kit.web.roles import IN_A_TRUST, Role
from plp_kit.web.views import schema_of

Read: TypeAlias = Callable[[Db, Asker], Iterable[Waiting]]


@dataclass(frozen=True, slots=True)
class Duty:
    """What waits for people of any of these roles: `read` finds it in tables, without a replay, and gives these kinds alone.

    It counts nothing that the caller may not see.
    """

    roles: frozenset[Role]
    kinds: tuple[Kind, ...]
    read: Read


@dataclass(frozen=True, slots=True)
class Today:
    on: date
    waiting: list[Waiting]


def blueprint(duties: Sequence[Duty], roles: Sequence[Role] = IN_A_TRUST, *, remembered: bool = True) -> Blueprint:
    """`remembered` is false for a service that asks the vault at each request who the caller is."""
    made = Blueprint("today", __name__, description="What waits for the caller")

    @made.route("/today")
    class WhatWaits(MethodView):
        @requires(*roles, remembered=remembered)
        @made.answers(_schema(duties))
        def get(self) -> Today:
            """What waits for the caller here, by their roles and what they take part in; what is due first comes first.

            `count` of a kind wait, the first of them since the day `since`; `due` is the last day in time, if there is one.
            """
            with reading() as db:
                asker = Asker(caller().person, day_of(programme_time(db)), frozenset(caller().roles))
                return Today(asker.on, in_order(_read(db, asker, duties)))

    return made


def _read(db: Db, asker: Asker, duties: Sequence[Duty]) -> Iterator[Waiting]:
    for duty in duties:
        if not duty.roles.isdisjoint(caller().roles):
            yield from duty.read(db, asker)


def _schema(duties: Sequence[Duty]) -> type[Schema]:
    kind = fields.String(required=True, metadata={"examples": _names(duties), "description": _described(duties)})
    waiting = schema_of(Waiting).from_dict({"kind": kind}, name="WaitingSchema")
    members: dict[str, fields.Field[Any]] = {
        "on": fields.Date(required=True),
        "waiting": fields.List(fields.Nested(waiting), required=True),
    }
    return Schema.from_dict(members, name="TodaySchema")


def _names(duties: Sequence[Duty]) -> list[str]:
    return sorted({kind.name for duty in duties for kind in duty.kinds})


def _described(duties: Sequence[Duty]) -> str:
    """Each kind once, with the roles for which it waits."""
    roles: dict[Kind, set[Role]] = {}
    for duty in duties:
        for kind in duty.kinds:
            roles.setdefault(kind, set()).update(duty.roles)
    lines = [f"`{kind.name}` ({', '.join(sorted(roles[kind]))}; {kind.id_of}): {kind.says}" for kind in roles]
    return "\n".join(("An open list: a later release may say more. In brackets are the roles, and what `id` names.", *lines))
