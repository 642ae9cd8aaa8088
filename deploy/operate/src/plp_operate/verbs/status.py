"""`plp status`: what each service still has to send, apply and do, and what needs an operator."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import LiteralString

import click

from plp_kit.core.database import Db, enter
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.progress import MessageCounts, counts, summed
from plp_kit.service import Service
from plp_operate.deployment.connecting import bus, known, owner
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.services import reads
from plp_operate.terminal.commands import FAILED, on_deployment
from plp_operate.terminal.tables import show
from plp_operate.verbs.restored_vault import refusing

HEAD = ("service", "published", "to number", "to ship", "to apply", "due", "parked", "halted")


@dataclass(slots=True)
class Look:
    """A service's counts in all tenants, the last number on each topic that it writes, and its offset on each that it reads."""

    counts: MessageCounts
    numbered: dict[Topic, int] = field(default_factory=dict)
    taken: dict[Topic, int] = field(default_factory=dict)


@click.command()
@on_deployment
def status(at: Deployment) -> int:
    """Show what waits in each service.

    The exit code is 1 where a message is parked, a topic halted or the vault restored: that needs a person.
    """
    looks = {service.name: _look(at, service) for service in at.services}
    ends = {topic: last for look in looks.values() for topic, last in look.numbered.items()}
    show(HEAD, [_row(name, look.counts, _to_apply(at, look.taken, ends)) for name, look in looks.items()])
    stuck = any(look.counts.parked or look.counts.halted for look in looks.values())
    if stuck:
        print("`plp dlq list` and `plp restore show SERVICE` say what is parked and halted.")
    behind = refusing(at)
    for tenant in behind:
        print(f"{tenant}: the vault was restored and lets in nobody new: see `plp restore show vault`.")
    return FAILED if stuck or behind else 0


def _row(name: str, counts: MessageCounts, to_apply: int) -> tuple[object, ...]:
    published, to_number, to_ship, *rest = astuple(counts)
    return (name, published, to_number, to_ship, to_apply, *rest)


def _look(at: Deployment, service: Service) -> Look:
    counted: list[MessageCounts] = []
    numbered: dict[Topic, int] = {}
    taken: dict[Topic, int] = {}
    with owner(at, service) as db:
        tenants = known(db)
        for tenant in tenants:
            enter(db, tenant)
            counted.append(counts(db))
            numbered |= {Topic(tenant, name): last for name, last in _pairs(db, "SELECT topic, numbered FROM topics")}
            taken |= {Topic.parse(topic): last for topic, last in _pairs(db, "SELECT topic, last FROM consumed")}
    topics = [topic for tenant in tenants if tenant != service.own_tenant for topic in reads(service, tenant)]
    return Look(summed(counted), numbered, {topic: taken.get(topic, 0) for topic in topics})


def _pairs(db: Db, query: LiteralString) -> Sequence[tuple[str, int]]:
    return db.execute(query).fetchall()


def _to_apply(at: Deployment, taken: Mapping[Topic, int], ends: Mapping[Topic, int]) -> int:
    """Messages that a service has not taken yet. If the sender is deployed elsewhere, the bus tells how many there are.

    A restored sender may be behind its consumers; then nothing waits for them.
    """
    elsewhere = {topic: last for topic, last in taken.items() if not _is_written_here(at, topic)}
    here = (max(ends.get(topic, 0) - last, 0) for topic, last in taken.items() if topic not in elsewhere)
    return sum(here) + _beyond(at, elsewhere)


def _is_written_here(at: Deployment, topic: Topic) -> bool:
    return any(topic.name in service.topics for service in at.services)


def _beyond(at: Deployment, taken: Mapping[Topic, int]) -> int:
    if not taken:
        return 0
    with bus(at) as administrator:
        return sum(len(administrator.beyond(topic, last)) for topic, last in taken.items())
