"""A step in hand: who acts, in which trust, and what has been found out about ids so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from uuid import UUID

from plp_demo.player.people import sub_acting, sub_of
from plp_demo.scenario.places import Key
from plp_demo.scenario.steps import Step

Found = TypeVar("Found")


@dataclass(slots=True)
class Memory:
    """Ids by what they are of: ("cohort", trust, key) and the like. A trust's steps come one after another."""

    ids: dict[tuple[str, ...], str] = field(default_factory=dict)

    def keep(self, *what: str, identifier: str) -> str:
        self.ids[what] = identifier
        return identifier

    def add(self, *what: str) -> None:
        """One more of these."""
        self.ids[what] = str(self.count(*what) + 1)

    def count(self, *what: str) -> int:
        return int(self.ids.get(what, "0"))

    def of(self, *what: str) -> str:
        return self.ids[what]

    def once(self, *what: str, find: Callable[[], str]) -> str:
        if what not in self.ids:
            self.ids[what] = find()
        return self.ids[what]


class Asking(Protocol):
    """What people ask services by; a Desk over HTTP."""

    def get(self, service: str, person: UUID, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        ...

    def post(self, service: str, person: UUID, path: str, body: object, key: str) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Acting:
    """`number` is the step's place in the scenario: its requests' Idempotency-Keys follow from it."""

    desk: Asking
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
        return self.desk.post(service, self.person, path, body, f"step-{self.number}")

    def get(self, service: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON the service answers
        return self.desk.get(service, self.person, path)

    def cohort(self, key: Key) -> str:
        return self.memory.of("cohort", self.trust, key)
