"""Tests of deciders: given events, when a command, then events or a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from plp_kit.core.deciding import Decider, Decision, Refusal

Command = TypeVar("Command")
Event = TypeVar("Event")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Command, Event]):
    """What was decided; `then` and `refused` raise AssertionError with the whole story if it was something else."""

    story: "Story[Command, Event]"
    command: Command
    decision: Decision[Event]

    def then(self, *expected: Event) -> None:
        """Exactly these events in this order, which the decider's own `evolve` must also take."""
        __tracebackhide__ = True
        if isinstance(self.decision, Refusal) or tuple(self.decision) != expected:
            raise AssertionError(self._told("then", _events(expected)))
        self.story.decider.replay((*self.story.history, *expected))

    def refused(self, expected: Refusal) -> None:
        __tracebackhide__ = True
        if self.decision != expected:
            raise AssertionError(self._told("refused", f"{expected.code}: {expected.message}"))

    def _told(self, expectation: str, expected: str) -> str:
        decided = _refusal(self.decision) if isinstance(self.decision, Refusal) else _events(self.decision)
        return "\n".join(
            (
                "the story went another way",
                f"given    {_events(self.story.history)}",
                f"when     {self.command!r}",
                f"{expectation:<8} {expected}",
                f"but      {decided}",
            )
        )


@dataclass(frozen=True, slots=True)
class Story(Generic[Command, Event]):
    """A decider and what has happened so far. A story never changes, so that one can begin many."""

    # Stories do not depend on the state's type.
    decider: Decider[Command, Any, Event]
    history: tuple[Event, ...] = ()

    def given(self, *events: Event) -> "Story[Command, Event]":
        return replace(self, history=(*self.history, *events))

    def when(self, command: Command) -> Outcome[Command, Event]:
        return Outcome(self, command, self.decider.decide(self.decider.replay(self.history), command))


def _events(events: Iterable[object]) -> str:
    return "\n         ".join(map(repr, events)) or "nothing"


def _refusal(refusal: Refusal) -> str:
    return f"refused, {refusal.code}: {refusal.message}"
