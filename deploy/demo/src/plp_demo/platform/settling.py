"""Whether a platform has come to rest: nothing waits to be published, shipped, applied or worked, read twice the same."""

import time
from dataclasses import dataclass, field

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo
from psycopg.rows import TupleRow

from plp_demo.platform.dated import Dates, dates
from plp_kit.service import Service
from plp_operate.deployment.deployment import Deployment

PATIENCE_SECONDS = 60.0
LOOK_EVERY = 0.02


class NotSettled(Exception):
    """It does not come to rest, or something is in the way; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at all services. `stuck` needs a person: parked messages, halted topics."""

    events: int
    waiting: int
    stuck: tuple[str, ...]
    published: dict[str, int]
    consumed: dict[tuple[str, str], int]

    @property
    def behind(self) -> int:
        """Messages that a consumer has not applied yet."""
        return sum(self.published.get(topic, 0) - last for (_, topic), last in self.consumed.items())


@dataclass(slots=True)
class Observer:
    """Looks into every service's database as the cluster's administrator; for the demo on one machine."""

    at: Deployment
    _connections: dict[str, Connection[TupleRow]] = field(default_factory=dict)

    def read(self) -> Reading:
        """Raises psycopg.OperationalError while a server is away."""
        parts = [_read(self._connection(service), service) for service in self.at.services]
        return Reading(
            events=sum(part.events for part in parts),
            waiting=sum(part.waiting for part in parts),
            stuck=tuple(sentence for part in parts for sentence in part.stuck),
            published={topic: last for part in parts for topic, last in part.published.items()},
            consumed={key: last for part in parts for key, last in part.consumed.items()},
        )

    def settle(self, patience: float = PATIENCE_SECONDS) -> Reading:
        """Waits until two readings in a row say the same and nothing is under way. Raises NotSettled."""
        until = time.monotonic() + patience
        before: Reading | None = None
        while time.monotonic() < until:
            now = self._look()
            if now is not None and now.stuck:
                raise NotSettled("; ".join(now.stuck))
            if now is not None and now == before and not now.waiting and not now.behind:
                return now
            before = now
            time.sleep(LOOK_EVERY)
        raise NotSettled(f"still under way after {patience:.0f} s: {before}")

    def dates(self, trust: str) -> Dates:
        """Every date of the trust in every service."""
        found = (dates(self._connection(service), service.name, trust) for service in self.at.services)
        return {key: day for each in found for key, day in each.items()}

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    def _look(self) -> Reading | None:
        """None while a server is being started again."""
        try:
            return self.read()
        except psycopg.OperationalError:
            self.close()
            return None

    def _connection(self, service: Service) -> Connection[TupleRow]:
        if service.name not in self._connections:
            url = make_conninfo(self.at.data_admin_url, dbname=self.at.logins(service.name).name)
            self._connections[service.name] = psycopg.connect(url, autocommit=True, connect_timeout=5)
        return self._connections[service.name]


def _read(db: Connection[TupleRow], service: Service) -> Reading:
    ((events, waiting, parked, halted),) = db.execute(
        """SELECT (SELECT coalesce(max(position), 0) FROM events),
                  (SELECT count(*) FROM outbox) + (SELECT count(*) FROM topics WHERE shipped < numbered)
                  + (SELECT count(*) FROM mails_due WHERE due_at <= now())
                  + (SELECT count(*) FROM deadlines WHERE refused IS NULL AND due_at <= (SELECT reads FROM programme_clock)),
                  (SELECT count(*) FROM parked_messages),
                  (SELECT count(*) FROM topics WHERE halted IS NOT NULL)
                  + (SELECT count(*) FROM consumed WHERE halted IS NOT NULL)"""
    ).fetchall()
    published = db.execute("SELECT tenant || '.' || topic, numbered FROM topics").fetchall()
    return Reading(events, waiting, _stuck(service.name, parked, halted), dict(published), _consumed(db, service))


def _stuck(name: str, parked: int, halted: int) -> tuple[str, ...]:
    sentences = (f"{name} has parked {parked} messages" if parked else "", f"{name} has {halted} halted topics" if halted else "")
    return tuple(sentence for sentence in sentences if sentence)


def _consumed(db: Connection[TupleRow], service: Service) -> dict[tuple[str, str], int]:
    """Every topic that the service reads, 0 for one that it has not begun."""
    tenants = [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants") if tenant != service.own_tenant]
    begun: dict[str, int] = dict(db.execute("SELECT topic, last FROM consumed").fetchall())
    topics = [f"{tenant}.{name}" for tenant in tenants for name in service.subscription.topics]
    return {(service.name, topic): begun.get(topic, 0) for topic in topics}
