"""`plp restore`: shows why a relay halts after its database was restored, and resolves it in one of two ways."""

import time

import click

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Administrator, Heading, Topic, Unreachable
from plp_kit.messaging.restoring import republishing
from plp_kit.messaging.restoring.accepting import NothingToAccept
from plp_kit.messaging.restoring.accepting import accept as accept_end
from plp_kit.messaging.restoring.comparing import Compared, compare, relay_progress
from plp_kit.service import Service
from plp_kit.vault.provisioning import VAULT
from plp_operate.deployment.connecting import bus, owner, tenants
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.services import reads, writes
from plp_operate.refused import Refused
from plp_operate.terminal.commands import on_deployment
from plp_operate.terminal.tables import show as show_table
from plp_operate.verbs import restored_vault

PATIENCE_SECONDS = 600.0
LOOK_EVERY = 0.2


@click.group()
def restore() -> None:
    """Lead on after a restore.

    A database went back to an earlier moment than its topics, or a topic was made again.
    """


@restore.command()
@click.argument("service")
@on_deployment
def show(at: Deployment, service: str) -> None:
    """Show what the bus has and a service has not.

    And how far its topics are: numbers, ids, names and times, never content. For SERVICE `vault`: which sign-ins services have
    seen that the vault lacks.
    """
    if service == VAULT:
        restored_vault.show(at)
        return
    sender = at.service(service)
    with owner(at, sender) as db, bus(at) as administrator:
        topics = [topic for tenant in tenants(at, sender) for topic in writes(sender, tenant)]
        compared = [_compared(db, administrator, topic) for topic in topics]
    shown = [each for each in compared if each is not None]
    _print_progress(shown)
    _print_lacking(shown)


@restore.command()
@click.argument("service")
@click.argument("tenant")
@on_deployment
def accept(at: Deployment, service: str, tenant: str) -> None:
    """Let a service continue after the bus's end.

    What it lacks is listed for people to repair. For SERVICE `vault`: it makes ids for new people again.
    """
    at.require(tenant)
    if service == VAULT:
        restored_vault.accept(at, tenant)
        return
    sender, accepted = at.service(service), []
    with owner(at, sender) as db, bus(at) as administrator:
        for topic in writes(sender, tenant):
            try:
                accepted.append(accept_end(db, administrator, topic))
            except NothingToAccept as nothing:
                print(nothing)
    _print_lacking(accepted)
    for each in accepted:
        print(f"{each.topic} continues after {each.end}.")


@restore.command()
@click.argument("tenant")
@click.option("--no-wait", is_flag=True, help="Do not wait until the relays have sent it all.")
@on_deployment
def republish(at: Deployment, tenant: str, *, no_wait: bool) -> None:
    """Empty a trust's topics and fill them again.

    All its services were restored to one moment, or a topic was made again. Everything is checked before anything is emptied.
    """
    at.require(tenant)
    senders = [(service, topic) for service in at.services for topic in writes(service, tenant)]
    if not senders:
        raise Refused("Nothing that is deployed here writes a topic.")
    for service, topic in senders:
        _require_republishable(at, service, topic)
    for service, topic in senders:
        _republish_one(at, service, topic)
        print(f"{topic} is empty; it is filled from its beginning by {service.name}.")
    if not no_wait:
        for service, topic in senders:
            _wait_until_filled(at, service, topic)


def _compared(db: Db, administrator: Administrator, topic: Topic) -> Compared | None:
    """None, after printing why, if the bus does not show the topic; the others are still shown."""
    try:
        return compare(db, administrator, topic)
    except Unreachable as error:
        print(error)
        return None


def _print_progress(compared: list[Compared]) -> None:
    rows = [
        (str(each.topic), each.progress.numbered, each.progress.shipped, each.end, each.progress.halted or "-")
        for each in compared
    ]
    show_table(("topic", "numbered", "shipped", "bus ends at", "halted"), rows)


def _print_lacking(compared: list[Compared]) -> None:
    rows = [_row(each.topic, heading) for each in compared for heading in each.lacking]
    if not rows:
        print("The bus has nothing that the sender lacks.")
        return
    print("On the bus, and not in the sender's log:")
    show_table(("topic", "sequence", "id", "name", "at"), rows)


def _row(topic: Topic, heading: Heading) -> tuple[object, ...]:
    return (str(topic), heading.sequence, heading.id, heading.name, heading.at.isoformat())


def _require_republishable(at: Deployment, sender: Service, topic: Topic) -> None:
    with owner(at, sender) as db:
        republishing.require_known_tenant(db, topic)
        republishing.require_whole(db, topic)
        for service in _consumers(at, topic):
            with owner(at, service) as other:
                consumer = republishing.reached(other, service.name, service.own_tenant or topic.tenant, topic)
            republishing.require_known(db, topic, consumer)


def _republish_one(at: Deployment, sender: Service, topic: Topic) -> None:
    """Consumers that start later read the topic from its beginning; running ones notice by themselves."""
    with owner(at, sender) as db, bus(at) as administrator:
        republishing.empty(db, administrator, topic)
        for service in _consumers(at, topic):
            with owner(at, service) as other:
                republishing.read_again(other, service.own_tenant or topic.tenant, topic)
        republishing.fill(db, topic)


def _wait_until_filled(at: Deployment, sender: Service, topic: Topic) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        with owner(at, sender) as db:
            progress = relay_progress(db, topic)
        if progress.shipped == progress.numbered:
            print(f"{topic}: {progress.shipped} messages are there again.")
            return
        if time.monotonic() > until:
            raise Refused(f"{topic}: {progress.shipped} of {progress.numbered} messages after {PATIENCE_SECONDS:.0f} s.")
        time.sleep(LOOK_EVERY)


def _consumers(at: Deployment, topic: Topic) -> list[Service]:
    return [service for service in at.services if topic in reads(service, topic.tenant)]
