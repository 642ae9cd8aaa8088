"""`plp chain`: what led from a person's acceptance to the contribution that counts them, hop by hop, with its traces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from uuid import UUID

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from tests.support.chain import spans
from tests.support.chain.causes import Happened, happened, way
from tests.support.chain.spans import Span


@dataclass(frozen=True, slots=True)
class OfPerson:
    """An event of one service that is about one person, and where in its payload they stand."""

    service: str
    name: str
    person: Sequence[str]


ACCEPTED: Final = OfPerson("recruitment", "recruitment.accepted.v1", ("applicant", "person"))
SEATED: Final = OfPerson("evaluation", "evaluation.seat_taken.v1", ("membership", "person"))
COUNTED: Final = "insights.contribution_recorded.v1"


class NoChain(ValueError):
    """Nothing leads from this person's acceptance to a contribution, or they were never accepted."""


@of_platform
def tell(at: Addresses, trust: str, person: UUID) -> int:
    for line in lines(at, trust, person):
        print(line)
    return 0


def lines(at: Addresses, trust: str, person: UUID) -> list[str]:
    """Raises NoChain."""
    chain = hops(at, trust, person)
    if not chain:
        raise NoChain(f"Nothing leads from an acceptance of {person} in {trust} to a contribution.")
    return list(_told(chain, spans.read(at.traces)))


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


def _told(hops: Sequence[Happened], traces: Mapping[str, list[Span]]) -> Iterator[str]:
    yield _event(hops[0])
    yield from _spans(hops[0], traces)
    for before, event in pairwise(hops):
        yield f"   {_joined(before, event, traces)}"
        yield _event(event)
        if event.trace != before.trace:
            yield from _spans(event, traces)


def _event(event: Happened) -> str:
    return f"{event.occurred_at:%d %B %Y}  {event.service}: {event.name}  trace {_short(event.trace)}"


def _joined(before: Happened, event: Happened, traces: Mapping[str, list[Span]]) -> str:
    """The same trace by the bus or within the service, or another trace that is linked and names its cause."""
    if event.trace is not None and event.trace == before.trace:
        return "| over the bus, in the same trace" if event.service != before.service else "| in the same trace"
    who = "a deadline" if event.actor == "deadline" else "a person's decision"
    linked = any(link.context.trace == before.trace for span in traces.get(event.trace or "", ()) for link in span.links)
    return f": by {who}, a new trace{', linked to the one before' if linked else ''} (causation {str(before.id)[:8]})"


def _spans(event: Happened, traces: Mapping[str, list[Span]]) -> Iterator[str]:
    """What the trace of this event holds that made or carried it."""
    names = list(dict.fromkeys(span.name for span in traces.get(event.trace or "", ())))
    if names:
        yield f"      spans: {' -> '.join(names[:6])}{' ...' if len(names) > 6 else ''}"


def _short(trace: str | None) -> str:
    return trace[:8] if trace else "none"
