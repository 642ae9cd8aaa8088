"""`plp dlq`: shows parked messages without content, retries or drops them, and shows who did so."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

import click

from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.deciding import Refusal
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import history, offsets, parking
from plp_kit.messaging.consuming.dropping import drop
from plp_kit.messaging.consuming.history import Entry, Instruction
from plp_kit.messaging.consuming.parking import Parked
from plp_kit.messaging.consuming.retrying import Retrying
from plp_kit.service import Service
from plp_operate.deployment.connecting import as_service, holders
from plp_operate.deployment.deployment import Deployment
from plp_operate.refused import Refused
from plp_operate.terminal.commands import FAILED, on_deployment
from plp_operate.terminal.tables import show as show_table

PARKED = ("service", "topic", "sequence", "stream", "code", "reason")
HISTORY = ("at", "operator", "did", "service", "topic", "sequence", "message", "parked for", "outcome", "reason")


def login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise click.UsageError("Say who asks for it: --operator NAME.") from None


OPERATOR = click.option("--operator", default=login, show_default="the login name", help="Who asks for it. Is written down.")


@click.group()
def dlq() -> None:
    """Messages that a service could not apply."""


@dlq.command("list")
@on_deployment
def listed(at: Deployment) -> None:
    """Every parked message and every halted topic."""
    rows = [row for service in at.services for row in _listed(at, service)]
    if rows:
        show_table(PARKED, rows)
    else:
        print("No message is parked, and no topic is halted.")


@dlq.command()
@click.argument("service")
@click.argument("topic")
@click.argument("sequence", type=int)
@on_deployment
def show(at: Deployment, service: str, topic: str, sequence: int) -> None:
    """One parked message, without its content."""
    consumer, where = at.service(service), _topic(topic)
    with _database(at, consumer, where) as database, database.transaction() as db:
        parked = parking.one(db, topic, sequence)
    if parked is None:
        raise Refused(f"{service} has not parked message {sequence} of {topic}.")
    message = parked.message
    facts = (
        ("name", message.name),
        ("id", message.id),
        ("stream", message.stream),
        ("at", message.at.isoformat()),
        ("bytes", len(message.data)),
        ("code", parked.code),
        ("reason", parked.reason),
    )
    show_table(("what", "is"), facts)


@dlq.command()
@click.argument("service")
@click.argument("topic")
@click.option("--reason", help="What has changed since. Is written down.")
@OPERATOR
@on_deployment
def retry(at: Deployment, service: str, topic: str, reason: str | None, operator: str) -> int:
    """Apply a topic's parked messages again.

    The oldest of each stream first; a halted topic is read again. A stream stops at the first message that fails again: then the
    exit code is 1.
    """
    consumer, where, instruction = at.service(service), _topic(topic), Instruction(operator, reason)
    with _database(at, consumer, where) as database:
        handler = consumer.handler(database)
        retrying = Retrying(database, handler, consumer.subscription, where)
        applied = sum(_retried(retrying, stream, instruction) for stream in _streams(retrying))
        retrying.resume(instruction)
        left = len(_parked(retrying))
    print(f"{applied} applied, {left} still parked; the topic is read again.")
    return FAILED if left else 0


@dlq.command("drop")
@click.argument("service")
@click.argument("topic")
@click.argument("sequence", type=int)
@click.option("--reason", required=True, help="Why it may be left out. Is written down.")
@OPERATOR
@on_deployment
def leave_out(at: Deployment, service: str, topic: str, sequence: int, reason: str, operator: str) -> None:
    """Drop one parked message for ever.

    A message that says that a person is erased cannot be dropped.
    """
    consumer, where = at.service(service), _topic(topic)
    with _database(at, consumer, where) as database:
        dropped = database.retrying(lambda db: drop(db, consumer.subscription, where, sequence, Instruction(operator, reason)))
    if isinstance(dropped, Refusal):
        raise Refused(f"{service}, message {sequence} of {topic}: {dropped.message}")
    print(f"{service} leaves out message {sequence} of {topic}: {reason}")


@dlq.command("history")
@on_deployment
def acted(at: Deployment) -> None:
    """Show who retried, dropped or resumed what, when and why."""
    entries = [(service.name, entry) for service in at.services for db in _each(at, service) for entry in history.entries(db)]
    if entries:
        show_table(HISTORY, [_told(name, entry) for name, entry in sorted(entries, key=lambda each: each[1].at)])
    else:
        print("Nobody has retried or dropped a message.")


def _listed(at: Deployment, service: Service) -> Iterator[tuple[object, ...]]:
    for db in _each(at, service):
        for parked in parking.listed(db):
            yield (service.name, parked.topic, parked.sequence, parked.message.stream, parked.code, parked.reason)
        for topic, code, reason in offsets.halted(db):
            yield (service.name, topic, "-", "-", code, reason)


def _each(at: Deployment, service: Service) -> Iterator[Db]:
    """A transaction for each tenant with rows of the service."""
    with as_service(at, service) as pool:
        for tenant in holders(at, service):
            with pool.of(tenant).transaction() as db:
                yield db


@contextmanager
def _database(at: Deployment, service: Service, topic: Topic) -> Iterator[TenantDatabase]:
    """The database with the service's parked messages of a topic."""
    with as_service(at, service) as pool:
        yield pool.of(service.own_tenant or topic.tenant)


def _told(service: str, entry: Entry) -> tuple[object, ...]:
    when = entry.at.isoformat(timespec="seconds")
    message = (entry.sequence or "-", entry.name or "-")
    return (when, entry.operator, entry.action, service, entry.topic, *message, entry.code, entry.outcome, entry.reason or "-")


def _retried(retrying: Retrying, stream: str, instruction: Instruction) -> int:
    """Returns how many of the stream's messages were applied."""
    applied = 0
    for retried in retrying.all_of(stream, instruction):
        if retried.failed:
            print(f"{retried.parked.sequence} stays parked: {retried.failed.code}: {retried.failed.reason}")
        else:
            applied += 1
    return applied


def _streams(retrying: Retrying) -> list[str]:
    return list(dict.fromkeys(parked.message.stream for parked in _parked(retrying)))


def _parked(retrying: Retrying) -> list[Parked]:
    with retrying.database.transaction() as db:
        return [parked for parked in parking.listed(db) if parked.topic == str(retrying.topic)]


def _topic(text: str) -> Topic:
    try:
        return Topic.parse(text)
    except ValueError as error:
        raise Refused(str(error)) from None
