"""What led from a person's acceptance to the contribution that counts them: the events on the way, of all services."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from tests.support.causes import Happened, happened, way


@dataclass(frozen=True, slots=True)
class OfPerson:
    """An event of one service that is about one person, and where in its payload they stand."""

    service: str
    name: str
    person: Sequence[str]


ACCEPTED: Final = OfPerson("recruitment", "recruitment.accepted.v1", ("applicant", "person"))
SEATED: Final = OfPerson("evaluation", "evaluation.seat_taken.v1", ("membership", "person"))
COUNTED: Final = "insights.contribution_recorded.v1"


def hops(at: Addresses, trust: str, person: UUID) -> Sequence[Happened]:
    """By way of a seat of their own: pairs are proposed and published together, so other people's seats lie on as short a way."""
    events, accepted, seated = happened(at, trust), _of(at, trust, ACCEPTED, person), _of(at, trust, SEATED, person)
    start = next((event for event in reversed(events) if event.id in accepted), None)
    to_seat = way(events, start, lambda event: event.id in seated) if start else ()
    onward = way(events, to_seat[-1], lambda event: event.name == COUNTED) if to_seat else ()
    return [*to_seat, *onward[1:]] if onward else ()


def _of(at: Addresses, trust: str, what: OfPerson, person: UUID) -> frozenset[UUID]:
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=what.service), connect_timeout=10) as db:
        rows = db.execute(
            "SELECT id FROM events WHERE tenant = %s AND name = %s AND payload #>> %s = %s",
            (trust, what.name, list(what.person), str(person)),
        ).fetchall()
    return frozenset(identifier for (identifier,) in rows)
