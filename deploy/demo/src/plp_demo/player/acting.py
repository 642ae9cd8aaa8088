"""A step being performed: who acts, in which trust, and the ids that services have answered so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from plp_demo.player.people import sub_acting, sub_of
from plp_demo.scenario.places import Key
from plp_demo.scenario.steps import Step


@dataclass(slots=True)
class Memory:
    """Ids under keys such as ("cohort", trust, cohort). A trust's steps are performed one after another."""

    ids: dict[tuple[str, ...], str] = field(default_factory=dict)

    def keep(self, *key: str, identifier: str) -> str:
        self.ids[key] = identifier
        return identifier

    def add(self, *key: str) -> None:
        """Counts one more."""
        self.ids[key] = str(self.count(*key) + 1)

    def count(self, *key: str) -> int:
        return int(self.ids.get(key, "0"))

    def of(self, *key: str) -> str:
        return self.ids[key]

    def once(self, *key: str, find: Callable[[], str]) -> str:
        """The id under this key; `find` looks it up the first time."""
        if key not in self.ids:
            self.ids[key] = find()
        return self.ids[key]


class Client(Protocol):
    """Sends a person's requests to a service; ApiClient does so over HTTP. A person is named by the subject of their sign-in."""

    def get(self, service: str, person: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        ...

    def post(self, service: str, person: str, path: str, body: object, key: str) -> dict[str, Any]: ...

    def put(self, service: str, person: str, path: str, body: object) -> None:
        """In the place of what is there now."""


def id_of(client: Client, person: str) -> str:
    """The id by which the services know somebody of a trust."""
    return str(client.get("recruitment", person, "/me")["id"])


@dataclass(frozen=True, slots=True)
class Acting:
    """`number` is the step's place in the scenario: its requests' Idempotency-Keys follow from it."""

    client: Client
    memory: Memory
    step: Step
    number: int

    @property
    def trust(self) -> str:
        return self.step.trust

    @property
    def person(self) -> str:
        return sub_acting(self.step.trust, self.step.person)

    def id_of(self, key: Key) -> str:
        """The id of another person of the trust, which that person asks for."""
        return self.memory.once("person", self.trust, key, find=lambda: id_of(self.client, sub_of(self.trust, key)))

    def post(self, service: str, path: str, body: object = None) -> dict[str, Any]:
        return self.client.post(service, self.person, path, body, f"step-{self.number}")

    def put(self, service: str, path: str, body: object) -> None:
        self.client.put(service, self.person, path, body)

    def get(self, service: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self.client.get(service, self.person, path)

    def cohort(self, key: Key) -> str:
        return self.memory.of("cohort", self.trust, key)
