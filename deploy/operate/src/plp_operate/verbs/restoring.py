"""`plp restore`: what a relay refuses after its database was restored, and the two ways out."""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

import psycopg

from plp_demo.report.tables import table
from plp_kit.core.database import Db
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Administrator, Heading, Topic, Unreachable
from plp_kit.messaging.restoring import republishing
from plp_kit.messaging.restoring.accepting import NothingToAccept, accept
from plp_kit.messaging.restoring.comparing import Compared, compare, place
from plp_kit.service import Service
from plp_operate.deployment.services import reads, writes
from plp_operate.deployment.sites import Site, service_named
from plp_operate.verbs.at_site import at_site

PATIENCE_SECONDS = 600.0
LOOK_EVERY = 0.2


def show(environ: Mapping[str, str], service: str) -> int:
    """Where each of a service's topics stands, and what the bus has that its sender has not: never content."""
    return at_site(environ, lambda at: _show(at, service_named(at, service)))


def accept_end(environ: Mapping[str, str], service: str, tenant: str) -> int:
    """New messages go on after the bus's end; what the sender lacks is listed for people to repair."""
    return at_site(environ, lambda at: _accept(at, service_named(at, service), tenant))


def refill(environ: Mapping[str, str], tenant: str, *, wait: bool) -> int:
    """Every topic of a tenant, emptied and filled again; with `wait` until the relays have sent it all."""
    return at_site(environ, lambda at: _refill(at, tenant, wait=wait))


def _show(at: Site, service: Service) -> None:
    with _owner(at, service) as db, _bus(at) as bus:
        tenants = [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants ORDER BY tenant").fetchall()]
        compared = [_compared(db, bus, topic) for tenant in tenants for topic in writes(service, tenant)]
    found = [each for each in compared if each is not None]
    _print_places(found)
    _print_lacking(found)


def _compared(db: Db, bus: Administrator, topic: Topic) -> Compared | None:
    """None, and a sentence, where the bus does not show the topic: the others are shown all the same."""
    try:
        return compare(db, bus, topic)
    except Unreachable as error:
        print(error)
        return None


def _print_places(compared: list[Compared]) -> None:
    rows = [(str(each.topic), each.place.numbered, each.place.shipped, each.end, each.place.halted or "-") for each in compared]
    for line in table(("topic", "numbered", "shipped", "bus ends at", "halted"), rows):
        print(line)


def _print_lacking(compared: list[Compared]) -> None:
    rows = [_row(each.topic, heading) for each in compared for heading in each.lacking]
    if not rows:
        print("The bus has nothing that the sender lacks.")
        return
    print("On the bus, and not in the sender's log:")
    for line in table(("topic", "sequence", "id", "name", "at"), rows):
        print(line)


def _row(topic: Topic, heading: Heading) -> tuple[object, ...]:
    return (str(topic), heading.sequence, heading.id, heading.name, heading.at.isoformat())


def _accept(at: Site, service: Service, tenant: str) -> None:
    at.require(tenant)
    accepted = []
    with _owner(at, service) as db, _bus(at) as bus:
        for topic in writes(service, tenant):
            try:
                accepted.append(accept(db, bus, topic))
            except NothingToAccept as nothing:
                print(nothing)
    _print_lacking(accepted)
    for each in accepted:
        print(f"{each.topic} goes on after {each.end}.")


def _refill(at: Site, tenant: str, *, wait: bool) -> None:
    """All is looked at before anything is emptied."""
    at.require(tenant)
    senders = [(service, topic) for service in at.services for topic in writes(service, tenant)]
    if not senders:
        raise ValueError("Nothing that is deployed here writes a topic.")
    for service, topic in senders:
        _require_refillable(at, service, topic)
    for service, topic in senders:
        _refill_one(at, service, topic)
        print(f"{topic} is empty; it is filled from its beginning by {service.name}.")
    if wait:
        for service, topic in senders:
            _wait_until_filled(at, service, topic)


def _require_refillable(at: Site, sender: Service, topic: Topic) -> None:
    with _owner(at, sender) as db:
        republishing.require_known_tenant(db, topic)
        republishing.require_whole(db, topic)
        for service in _consumers(at, topic):
            with _owner(at, service) as other:
                consumer = republishing.reached(other, service.name, service.own_tenant or topic.tenant, topic)
            republishing.require_known(db, topic, consumer)


def _refill_one(at: Site, sender: Service, topic: Topic) -> None:
    """Consumers that start from now on read the topic from its beginning; those that run notice by themselves."""
    with _owner(at, sender) as db, _bus(at) as bus:
        republishing.empty(db, bus, topic)
        for service in _consumers(at, topic):
            with _owner(at, service) as other:
                republishing.read_again(other, service.own_tenant or topic.tenant, topic)
        republishing.fill(db, topic)


def _wait_until_filled(at: Site, sender: Service, topic: Topic) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        with _owner(at, sender) as db:
            standing = place(db, topic)
        if standing.shipped == standing.numbered:
            print(f"{topic}: {standing.shipped} messages are there again.")
            return
        if time.monotonic() > until:
            raise ValueError(f"{topic}: {standing.shipped} of {standing.numbered} messages after {PATIENCE_SECONDS:.0f} s.")
        time.sleep(LOOK_EVERY)


def _consumers(at: Site, topic: Topic) -> list[Service]:
    return [service for service in at.services if topic in reads(service, topic.tenant)]


@contextmanager
def _owner(at: Site, service: Service) -> Iterator[Db]:
    with psycopg.connect(at.logins(service.name).url(at.data_admin_url, "plp_owner"), connect_timeout=10) as db:
        yield db


@contextmanager
def _bus(at: Site) -> Iterator[Administrator]:
    with closing(connecting.administrator(at.bus_administration())) as bus:
        yield bus
