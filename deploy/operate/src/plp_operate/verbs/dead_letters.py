"""`plp dlq`: what could not be applied, seen without content, tried again, or left out."""

from contextlib import closing

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.here import of_platform
from plp_demo.report.tables import table
from plp_kit.core.database import Database
from plp_kit.core.tenants import tenants
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import offsets, parking
from plp_kit.messaging.consuming.parking import Parked
from plp_kit.messaging.consuming.retrying import retry_oldest
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES


@of_platform
def tell(at: Addresses) -> int:
    rows = [row for service in SERVICES for row in _listed(at, service)]
    for line in table(("service", "topic", "sequence", "stream", "code", "sentence"), rows):
        print(line)
    return 0


@of_platform
def show(at: Addresses, service: str, topic: str, sequence: int) -> int:
    parked = _one(at, _named(service), Topic.parse(topic), sequence)
    message = parked.message
    facts = (
        ("name", message.name),
        ("id", message.id),
        ("stream", message.stream),
        ("at", message.at.isoformat()),
        ("bytes", len(message.data)),
        ("code", parked.code),
        ("sentence", parked.reason),
    )
    for line in table(("what", "is"), facts):
        print(line)
    return 0


@of_platform
def retry(at: Addresses, service: str, topic: str) -> int:
    """Each stream's oldest first; stops a stream at the first that fails again."""
    asked, where = _named(service), Topic.parse(topic)
    with closing(Database(at.database(asked.name))) as pool:
        database = pool.of(asked.own_tenant or where.tenant)
        handler = asked.handler(database)
        applied = 0
        for stream in {entry.message.stream for entry in _parked(at, asked, where)}:
            while retry_oldest(database, handler, asked.subscription, where, stream):
                applied += 1
        with database.transaction() as db:
            offsets.resume(db, topic)
    left = len(_parked(at, asked, where))
    print(f"{applied} applied, {left} still parked; the topic goes on.")
    return 0 if left == 0 else 1


@of_platform
def drop(at: Addresses, service: str, topic: str, sequence: int, reason: str) -> int:
    asked, where = _named(service), Topic.parse(topic)
    _one(at, asked, where, sequence)
    with closing(Database(at.database(asked.name))) as pool, pool.of(asked.own_tenant or where.tenant).transaction() as db:
        parking.remove(db, topic, sequence)
    print(f"{service} leaves out message {sequence} of {topic}: {reason}")
    return 0


def _named(name: str) -> Service:
    found = [service for service in SERVICES if service.name == name]
    if not found:
        raise ValueError(f"{name!r} is no service: {', '.join(service.name for service in SERVICES)}.")
    return found[0]


def _listed(at: Addresses, service: Service) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    with closing(Database(at.database(service.name))) as pool:
        for tenant in _tenants(at, service):
            rows += [
                (service.name, entry.topic, entry.sequence, entry.message.stream, entry.code, entry.reason)
                for entry in _of_tenant(pool, tenant)
            ]
            rows += [(service.name, topic, "-", "-", code, sentence) for topic, code, sentence in _halted(pool, tenant)]
    return rows


def _tenants(at: Addresses, service: Service) -> list[str]:
    if service.own_tenant is not None:
        return [service.own_tenant]
    with closing(Database(at.database(service.name, "plp_scheduler"))) as pool:
        return tenants(pool)


def _of_tenant(pool: Database, tenant: str) -> list[Parked]:
    with pool.of(tenant).transaction() as db:
        return parking.listed(db)


def _halted(pool: Database, tenant: str) -> list[tuple[str, str, str]]:
    with pool.of(tenant).transaction() as db:
        return offsets.halted(db)


def _one(at: Addresses, service: Service, topic: Topic, sequence: int) -> Parked:
    found = [entry for entry in _parked(at, service, topic) if entry.sequence == sequence]
    if not found:
        raise ValueError(f"{service.name} has not parked message {sequence} of {topic}.")
    return found[0]


def _parked(at: Addresses, service: Service, topic: Topic) -> list[Parked]:
    with closing(Database(at.database(service.name))) as pool:
        tenant = service.own_tenant or topic.tenant
        return [entry for entry in _of_tenant(pool, tenant) if entry.topic == str(topic)]
