"""`plp status`: what each service still has to send, apply and do, and what needs a person."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields

import click

from plp_kit.bus.port import Topic
from plp_kit.database import Db, enter
from plp_kit.service import Service
from plp_operate.deployment.connecting import bus, holders, owner, tenants
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.services import reads
from plp_operate.terminal.commands import FAILED, on_deployment
from plp_operate.terminal.tables import show


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one service, all tenants together. `to_number` waits in the outbox, `to_ship` is numbered and not known to be sent."""

    published: int = 0
    to_number: int = 0
    to_ship: int = 0
    due: int = 0
    parked: int = 0
    halted: int = 0


@click.command()
@on_deployment
def status(at: Deployment) -> int:
    """What waits in each service. The exit code is 1 where a message is parked or a topic halted: that needs a person."""
    counted = [(service, _counted(at, service)) for service in at.services]
    behind = _to_apply(at)
    head = ("service", "published", "to number", "to ship", "to apply", "due", "parked", "halted")
    show(head, [_row(service, counts, behind[service.name]) for service, counts in counted])
    stuck = any(counts.parked or counts.halted for _, counts in counted)
    if stuck:
        print("`plp dlq list` and `plp restore show SERVICE` say what is parked and halted.")
    return FAILED if stuck else 0


def _row(service: Service, counts: Counts, behind: int) -> tuple[object, ...]:
    published, to_number, to_ship, *rest = astuple(counts)
    return (service.name, published, to_number, to_ship, behind, *rest)


def _counted(at: Deployment, service: Service) -> Counts:
    with owner(at, service) as db:
        return _summed(_of_tenant(db, tenant) for tenant in tenants(at, service))


def _of_tenant(db: Db, tenant: str) -> Counts:
    with db.transaction():
        enter(db, tenant)
        rows = db.execute(
            """SELECT (SELECT coalesce(sum(numbered), 0)::bigint FROM topics),
                      (SELECT count(*) FROM outbox),
                      (SELECT coalesce(sum(numbered - least(shipped, numbered)), 0)::bigint FROM topics),
                      (SELECT count(*) FROM deadlines
                       WHERE refused IS NULL AND due_at <= coalesce((SELECT reads FROM programme_clock), now())),
                      (SELECT count(*) FROM parked_messages),
                      (SELECT count(*) FROM topics WHERE halted IS NOT NULL)
                      + (SELECT count(*) FROM consumed WHERE halted IS NOT NULL)"""
        ).fetchall()
    return Counts(*rows[0])


def _summed(counts: Iterable[Counts]) -> Counts:
    every = list(counts)
    return Counts(**{field.name: sum(getattr(each, field.name) for each in every) for field in fields(Counts)})


def _to_apply(at: Deployment) -> dict[str, int]:
    """Messages that a service has not taken yet. Where the sender is deployed elsewhere, the bus says how many there are."""
    ends = {topic: last for service in at.services for topic, last in _numbered(at, service).items()}
    behind: dict[str, int] = {}
    for service in at.services:
        taken = _taken(at, service)
        known = {topic: ends[topic] - last for topic, last in taken.items() if topic in ends}
        foreign = [topic for topic in taken if topic not in ends and _is_foreign(at, topic)]
        behind[service.name] = sum(known.values()) + _beyond(at, {topic: taken[topic] for topic in foreign})
    return behind


def _numbered(at: Deployment, service: Service) -> dict[Topic, int]:
    found: dict[Topic, int] = {}
    with owner(at, service) as db:
        for tenant in tenants(at, service):
            with db.transaction():
                enter(db, tenant)
                rows: Sequence[tuple[str, int]] = db.execute("SELECT topic, numbered FROM topics").fetchall()
            found |= {Topic(tenant, name): numbered for name, numbered in rows}
    return found


def _taken(at: Deployment, service: Service) -> dict[Topic, int]:
    """Every topic that the service hears, 0 for one that it has not begun."""
    heard = [topic for tenant in tenants(at, service) if tenant != service.own_tenant for topic in reads(service, tenant)]
    begun: dict[str, int] = {}
    with owner(at, service) as db:
        for tenant in holders(at, service):
            with db.transaction():
                enter(db, tenant)
                begun |= dict(db.execute("SELECT topic, last FROM consumed").fetchall())
    return {topic: begun.get(str(topic), 0) for topic in heard}


def _is_foreign(at: Deployment, topic: Topic) -> bool:
    """Whether nobody who is deployed here writes it."""
    return not any(topic.name in service.topics for service in at.services)


def _beyond(at: Deployment, taken: dict[Topic, int]) -> int:
    if not taken:
        return 0
    with bus(at) as administrator:
        return sum(len(administrator.beyond(topic, last)) for topic, last in taken.items())
