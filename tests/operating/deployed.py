"""A deployment that its environment alone describes, with something in its logs, and its operator at the command line."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4, uuid5

from click.testing import CliRunner, Result

from plp_kit.core import event_store
from plp_kit.core.database import Database, Db
from plp_kit.core.events import Origin, Stream
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import parking
from plp_kit.messaging.relay.relay import Relay
from plp_kit.process.settings import Environment
from plp_kit.service import Service
from plp_operate.cli import plp
from plp_operate.deployment.connecting import as_service
from plp_operate.deployment.deployment import Deployment
from plp_operate.deployment.environment import variables
from plp_operate.deployment.services import BUS
from tests.contracts import golden

SECRET: Final = "content that nobody is shown"
NOON: Final = datetime(2021, 4, 12, 12, tzinfo=UTC)
IDS: Final = UUID("c1b51f9e-7c39-4a51-9b7e-3a8f3c7f0d11")
EVENTS: Final = Path(__file__).resolve().parents[2] / "contracts" / "events"


@dataclass(frozen=True, slots=True)
class Deployed:
    at: Deployment

    def plp(self, *words: str, **changes: str) -> Result:
        """Said with the deployment's variables around, and these changes to them; a defect is raised."""
        described = variables(self.at, Environment.TEST) | changes
        return CliRunner().invoke(plp, words, env=described, catch_exceptions=False)

    def says(self, *words: str) -> str:
        """What it prints when all is well."""
        done = self.plp(*words)
        assert (done.exit_code, done.stderr) == (0, ""), done.output
        return done.stdout

    @contextmanager
    def tenant(self, service: Service, tenant: str) -> Iterator[Db]:
        """A transaction of the service's own."""
        with as_service(self.at, service) as pool, pool.of(tenant).transaction() as db:
            yield db

    def log(
        self, service: Service, tenant: str, stream: Stream, name: str, topic: str | None = None, actor: str = "someone"
    ) -> None:
        """Appends the golden event of this name, past the read models; it is published on `topic`."""
        event = service.stored.decode(name, json.dumps(golden.kept(service)[name][0]))
        self.append(service, tenant, stream, event, topic, actor)

    def append(
        self, service: Service, tenant: str, stream: Stream, event: object, topic: str | None = None, actor: str = "someone"
    ) -> None:
        origin = Origin(actor, NOON, uuid4())
        with self.tenant(service, tenant) as db:
            loaded = len(event_store.load(db, service.stored, stream))
            event_store.append(db, service.stored, stream, loaded, [event], origin, lambda _event: topic)

    def park(self, service: Service, topic: Topic, *messages: Message) -> None:
        with self.tenant(service, service.own_tenant or topic.tenant) as db:
            for message in messages:
                parking.park(db, str(topic), message, "contract_broken", "It does not fit its contract.")

    def relay(self, service: Service) -> None:
        """Sends all that waits, as the service's own process would."""
        logins = self.at.logins(service.name)
        bus = logins.url(self.at.data_admin_url, "plp_relay", BUS)
        with closing(Database(self.at.database(service.name, "plp_relay"), 2)) as pool, closing(connecting.sender(bus)) as sender:
            relay = Relay(pool, sender, service.language, service.stored)
            while relay.step():
                pass


def example(name: str, sequence: int, stream: str) -> Message:
    """The published example of a contract."""
    data = (EVENTS / name.removesuffix(".v1") / "v1.example.json").read_bytes()
    return Message(uuid5(IDS, f"{stream} {sequence}"), name, stream, sequence, NOON, data, uuid4())


def row(said: str, first: str) -> list[str]:
    """The cells of the printed row that begins so."""
    (found,) = [line.split() for line in said.splitlines() if line.split()[:1] == [first]]
    return found


def broken(message: Message) -> Message:
    """It says something secret that fits no contract."""
    return replace(message, data=json.dumps({"name": SECRET}).encode())
