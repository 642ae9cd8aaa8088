"""Which topics there are, and what each login of the bus may write and read, as the services' definitions have it."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from typing import Final, Protocol

from plp_demo.servers.ports import wait_until
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import Topic, TopicRefused
from plp_operate.deployment.services import SERVICES
from plp_testkit.bus import message
from tests.walls.bodies import MARK
from tests.walls.estate import TRUSTS, Estate

TOPICS: Final = tuple(Topic(trust, name) for trust in TRUSTS for service in SERVICES for name in service.topics)
Refusal = type[BaseException]


@dataclass(frozen=True, slots=True)
class Rights:
    writes: frozenset[Topic]
    reads: frozenset[Topic]


class Side(Protocol):
    """One of the two buses, as those meet it who sign in to it."""

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """How the server itself says no."""
        ...

    def logins(self, estate: Estate) -> Mapping[str, Rights]:
        """What each may do here, granted to it or by what it is granted."""
        ...

    def settings(self, login: str) -> BusSettings: ...

    def refused(self, login: str, topics: frozenset[Topic]) -> Mapping[Topic, Refusal | None]:
        """What the server says when this login writes to these, past the kit."""
        ...

    def shown(self, login: str) -> frozenset[Topic]:
        """The topics that the server hands this login anything of, past the kit."""
        ...

    def granted(self, login: str, topic: Topic) -> AbstractContextManager[None]:
        """For a while, by the administrator's mistake, this login may read the topic."""
        ...


def defined(estate: Estate) -> Iterator[tuple[str, Rights]]:
    """By principal: what its service says and hears, of the trusts that its deployment is for."""
    for deployment in estate.deployments:
        for service in deployment.services:
            says = frozenset(Topic(trust, name) for trust in deployment.tenants for name in service.topics)
            hears = frozenset(Topic(trust, name) for trust in deployment.tenants for name in service.subscription.topics)
            yield deployment.logins(service.name).name, Rights(says, hears)


def fill(side: Side, estate: Estate) -> None:
    """Every topic gets a message of each login that may write it, sent as its service would. Raises SendFailed."""
    for topic in TOPICS:
        writers = [login for login, rights in side.logins(estate).items() if topic in rights.writes]
        for sequence, login in enumerate(writers, start=1):
            with closing(connecting.sender(side.settings(login))) as sender:
                sender.send(topic, [message(sequence, f'{{"text": "{MARK}"}}'.encode())])


def read(side: Side, login: str) -> frozenset[Topic]:
    """As the service would: what comes of all topics, until the others are refused."""
    came: set[Topic] = set()
    refused: set[Topic] = set()
    with closing(connecting.reader(side.settings(login))) as reader:
        reader.follow(dict.fromkeys(TOPICS, 0))

        def all_answered() -> bool:
            try:
                came.update(delivery.topic for delivery in reader.read(500, 0.2))
            except TopicRefused as error:
                refused.update(error.topics)
            return came | refused == set(TOPICS)

        assert wait_until(all_answered, 20), (login, came, refused)
    return frozenset(came)
