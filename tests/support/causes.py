"""Events of all services as a graph: what each was caused by, and the way from one to another."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import class_row

from plp_demo.platform.addresses import Addresses
from plp_operate.deployment.services import SERVICES


@dataclass(frozen=True, slots=True)
class Happened:
    """An event without its content. `joined` are further events that the decision took together."""

    service: str
    id: UUID
    stream: str
    name: str
    actor: str
    occurred_at: datetime
    causation: UUID | None
    joined: list[UUID] | None
    traceparent: str | None

    @property
    def causes(self) -> set[UUID]:
        return {*(self.joined or ()), *([self.causation] if self.causation else ())}

    @property
    def trace(self) -> str | None:
        return self.traceparent.split("-")[1] if self.traceparent else None


def happened(at: Addresses, trust: str) -> list[Happened]:
    """All events of the trust, and of the services whose own tenant is another."""
    return [event for service in SERVICES for event in _of(at, service.name, service.own_tenant or trust)]


def _of(at: Addresses, service: str, tenant: str) -> list[Happened]:
    with (
        psycopg.connect(make_conninfo(at.data_admin_url, dbname=service), connect_timeout=10) as db,
        db.cursor(row_factory=class_row(Happened)) as rows,
    ):
        return rows.execute(
            """SELECT %s AS service, id, stream, name, actor, occurred_at, causation, joined, traceparent
               FROM events WHERE tenant = %s ORDER BY position""",
            (service, tenant),
        ).fetchall()


def way(events: Iterable[Happened], start: Happened, is_end: Callable[[Happened], bool]) -> Sequence[Happened]:
    """The shortest chain of causes from `start` to an event that `is_end`; empty when there is none."""
    effects: dict[UUID, list[Happened]] = defaultdict(list)
    for event in events:
        for cause in event.causes:
            effects[cause].append(event)
    came_from: dict[UUID, Happened | None] = {start.id: None}
    queue = deque([start])
    while queue:
        event = queue.popleft()
        if is_end(event):
            return _back(event, came_from)
        for effect in effects[event.id]:
            if effect.id not in came_from:
                came_from[effect.id] = event
                queue.append(effect)
    return ()


def _back(end: Happened, came_from: dict[UUID, Happened | None]) -> list[Happened]:
    chain: list[Happened] = []
    event: Happened | None = end
    while event is not None:
        chain.append(event)
        event = came_from[event.id]
    return chain[::-1]
