"""A step being performed: who acts, in which trust, and the ids that services have answered so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

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
    """Sends a person's requests to a service; ApiClient does so over HTTP."""

    def get(self, service: str, person: UUID, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        ...

    def post(self, service: str, person: UUID, path: str, body: object, key: str) -> dict[str, Any]: ...


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
    def person(self) -> UUID:
        return sub_acting(self.step.trust, self.step.person)

    def sub(self, key: Key) -> UUID:
        """Another person of the trust."""
        return sub_of(self.step.trust, key)

    def post(self, service: str, path: str, body: object = None) -> dict[str, Any]:
        return self.client.post(service, self.person, path, body, f"step-{self.number}")

    def get(self, service: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self.client.get(service, self.person, path)

    def cohort(self, key: Key) -> str:
        return self.memory.of("cohort", self.trust, key)
