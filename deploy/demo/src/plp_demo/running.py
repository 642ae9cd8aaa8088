"""`plp demo` and `plp up`: the whole platform from nothing, a scenario played through it, and nothing left behind."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from plp_demo.platform import left
from plp_demo.platform.patience import AWAY
from plp_demo.platform.platform import running
from plp_demo.platform.settling import NotSettled, Observer
from plp_demo.player.acting import Memory
from plp_demo.player.api_client import ApiClient, ApiError
from plp_demo.player.people import people
from plp_demo.player.playing import Player, StepRefused
from plp_demo.report import tables, telling
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.steps import steps
from plp_demo.servers.kafka_jars import Unobtainable
from plp_demo.servers.processes import ProgramFailed

EXPECTED = (StepRefused, NotSettled, ProgramFailed, ApiError, Unobtainable, *AWAY)
LINES = 20


def say(line: str) -> None:
    print(line, flush=True)


def complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@dataclass(slots=True)
class Run:
    """One run of a scenario: where its time went, in seconds by phase, and how far it is. `figures` go to `json`, too."""

    scenario: Scenario
    on_kafka: bool
    json: Path | None = None
    spent: dict[str, float] = field(default_factory=dict)
    told: int = -1

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.spent[name] = time.monotonic() - began

    @contextmanager
    def started(self) -> Iterator[Player]:
        """A platform that knows the scenario's trusts and people."""
        began = time.monotonic()
        tenants = [trust.trust for trust in self.scenario.trusts]
        with running(people(self.scenario), tenants, say, on_kafka=self.on_kafka) as platform:
            self.spent["starting"] = time.monotonic() - began
            yield Player(platform, Observer(platform.at.deployment), ApiClient(platform.at), Memory())
            began = time.monotonic()
        self.spent["stopping"] = time.monotonic() - began

    def play(self, player: Player) -> None:
        todo = steps(self.scenario)
        with self.phase("playing the scenario"):
            player.play(todo, self.scenario.about.ends_on, self.progress)
        with self.phase("reading the tables"):
            figures = telling.asked(player, self.scenario)
        telling.tell(figures, self.scenario, say)
        if self.json:
            self.json.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))

    def progress(self, day: date, done: int, of: int) -> None:
        """A line for each twentieth of the way."""
        if done * LINES // of > self.told:
            self.told = done * LINES // of
            say(f"  {day}  {done:>5} of {of} commands")


def opened(folder: Path) -> Scenario | None:
    """The scenario; None after saying everything that is wrong with it, before anything is started."""
    found = read(folder)
    if isinstance(found, Scenario):
        say(f"{found.about.title}: {len(found.trusts)} trusts, {len(found.people)} people, {len(steps(found))} commands.")
        say("Everybody in it is invented (synthetic data).")
        return found
    complain(f"This scenario cannot be played ({len(found)} faults):")
    for fault in found:
        complain(f"  {fault}")
    return None


def demo(folder: Path, *, on_kafka: bool, json: Path | None = None) -> int:
    """The exit code: 0, 1 when the run failed, 2 for a scenario that cannot be played. SIGTERM ends it as Ctrl-C does."""
    scenario = opened(folder)
    if scenario is None:
        return 2
    run = Run(scenario, on_kafka, json)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with run.started() as player:
            run.play(player)
    except EXPECTED as failed:
        complain(f"The run failed: {failed}")
        return 1
    tables.section("Where time went", tables.seconds(run.spent), say)
    return 0


def up(folder: Path, *, on_kafka: bool, json: Path | None = None) -> int:
    """As `demo`, then keeps everything running until Ctrl-C or SIGTERM."""
    scenario = opened(folder)
    if scenario is None:
        return 2
    run, stop = Run(scenario, on_kafka, json), threading.Event()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with run.started() as player:
            run.play(player)
            left.keep(player.platform.at)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
            tables.section("Running now", telling.addresses(player, scenario), say)
            stop.wait()
    except EXPECTED as failed:
        complain(f"The platform failed: {failed}")
        return 1
    finally:
        left.remove()
    return 0
