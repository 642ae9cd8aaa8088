"""Plays a scenario day by day. Programme time moves when the platform has settled; trusts act in parallel."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any, get_args

from plp_demo.platform import clock
from plp_demo.platform.dated import Moved, moved
from plp_demo.platform.platform import Platform
from plp_demo.platform.settling import Observer
from plp_demo.player import asking, evaluating, inviting, journal, matching, recruiting
from plp_demo.player.acting import Acting, Memory
from plp_demo.player.api_client import ApiClient, ApiError
from plp_demo.scenario import actions
from plp_demo.scenario.steps import Step

IN_PARALLEL = 6
MORNING = time(9, tzinfo=UTC)

Progress = Callable[[date, int, int], None]


class StepRefused(Exception):
    """A service refused a step; the message names the scenario's row."""


@dataclass(frozen=True, slots=True)
class Numbered:
    number: int
    step: Step


@dataclass(frozen=True, slots=True)
class Player:
    """`memory` holds the ids that the services answered; the report needs some of them.

    `moved` are the dates that a change of a cohort's dates moved, in the order of the changes.
    """

    platform: Platform
    observer: Observer
    client: ApiClient
    memory: Memory
    moved: list[Moved] = field(default_factory=list)

    def play(self, steps: Sequence[Step], until: date, progress: Progress) -> None:
        """All steps until that day on their days, and then on until that day. Raises StepRefused, NotSettled."""
        numbered = [Numbered(number, step) for number, step in enumerate(steps) if step.on <= until]
        done = 0
        with ThreadPoolExecutor(IN_PARALLEL) as threads:
            for day, of_day in groupby(numbered, key=lambda entry: entry.step.on):
                todo = list(of_day)
                self._move(day)
                list(threads.map(self._act_in_turn, _by_trust(todo)))
                done += len(todo)
                progress(day, done, len(numbered))
        self._move(until)

    def _move(self, day: date) -> None:
        clock.move(self.platform.at.deployment, self.observer, datetime.combine(day, MORNING))

    def _act_in_turn(self, todo: Sequence[Numbered]) -> None:
        for entry in todo:
            if isinstance(entry.step.action, actions.MoveDates):
                self._move_dates(entry)
            else:
                self._act(entry)

    def _move_dates(self, entry: Numbered) -> None:
        """On days on which nobody else does anything in the trust, what the services have of it changes by this alone."""
        before = self.observer.dates(entry.step.trust)
        self._act(entry)
        self.observer.settle()
        self.moved.extend(moved(before, self.observer.dates(entry.step.trust)))

    def _act(self, entry: Numbered) -> None:
        acting = Acting(self.client, self.memory, entry.step, entry.number)
        try:
            perform(acting, entry.step.action)
        except ApiError as refused:
            raise StepRefused(f"{entry.step.place}: {entry.step.person} of {entry.step.trust}: {refused}") from refused


def _by_trust(entries: Sequence[Numbered]) -> list[list[Numbered]]:
    of_trust: dict[str, list[Numbered]] = defaultdict(list)
    for entry in entries:
        of_trust[entry.step.trust].append(entry)
    return list(of_trust.values())


PERFORMERS: Mapping[object, Callable[[Acting, Any], None]] = {
    kind: service.perform
    for kinds, service in (
        (actions.Recruiting, recruiting),
        (actions.Inviting, inviting),
        (actions.Asking, asking),
        (actions.Matching, matching),
        (actions.Journal, journal),
        (actions.Evaluation, evaluating),
    )
    for kind in get_args(kinds)
}


def perform(acting: Acting, action: actions.Action) -> None:
    PERFORMERS[type(action)](acting, action)
