"""`plp-demo demo`, `up` and `down`: the whole platform from nothing, a scenario played through it, and nothing left behind."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from plp_demo.platform import left, lock
from plp_demo.platform.patience import AWAY
from plp_demo.platform.platform import Wanted, running
from plp_demo.platform.settling import NotSettled, Observer
from plp_demo.player.acting import Memory
from plp_demo.player.api_client import ApiClient, ApiError
from plp_demo.player.people import people
from plp_demo.player.playing import Player, StepRefused
from plp_demo.report import printing, tables
from plp_demo.report.figures import Figures, read_figures
from plp_demo.report.running_now import STOPPING, running_now
from plp_demo.report.sentences import counted
from plp_demo.report.stopped import STOPPED, has_figures, stopped
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.steps import steps
from plp_demo.servers.kafka_jars import Unobtainable
from plp_demo.servers.processes import ProgramFailed
from plp_operate.deployment import file

EXPECTED = (StepRefused, NotSettled, ProgramFailed, ApiError, Unobtainable, *AWAY)
LINES = 20
MOVED = "Dates that moved"


def write(line: str) -> None:
    print(line, flush=True)


def complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Options:
    """`full` prints all figures and the machinery, too; `json` is a file for the figures.

    A run stops on its scenario's last day, or on `stop`.
    """

    on_kafka: bool = False
    full: bool = False
    json: Path | None = None
    stop: date | None = None


@dataclass(slots=True)
class Run:
    """One run of a scenario: where its time went, in seconds by phase, and how much of its progress has been printed."""

    scenario: Scenario
    options: Options
    spent: dict[str, float] = field(default_factory=dict)
    printed: int = -1

    @property
    def until(self) -> date:
        return self.options.stop or self.scenario.about.ends_on

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.spent[name] = time.monotonic() - began

    @contextmanager
    def started(self, ports: Mapping[str, int]) -> Iterator[Player]:
        """A platform that knows the scenario's trusts and people, on these ports where they are free."""
        began = time.monotonic()
        tenants = [trust.trust for trust in self.scenario.trusts]
        wanted = Wanted(self.options.on_kafka, ports)
        with running(people(self.scenario, self.until), tenants, write, wanted) as platform:
            self.spent["starting"] = time.monotonic() - began
            yield Player(platform, Observer(platform.at.deployment), ApiClient(platform.at), Memory())
            began = time.monotonic()
        self.spent["stopping"] = time.monotonic() - began

    def play(self, player: Player) -> None:
        todo = steps(self.scenario)
        with self.phase("playing the scenario"):
            player.play(todo, self.until, self.progress)
        if player.moved:
            tables.section(MOVED, tables.moved_dates(player.moved), write)
        if not has_figures(self.scenario, self.until):
            tables.section(STOPPED, stopped(self.scenario, self.until), write)
            return
        with self.phase("reading the tables"):
            figures = read_figures(player, self.scenario)
        self._print(figures)
        if self.options.json:
            self.options.json.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))

    def _print(self, figures: Figures) -> None:
        printing.print_summary(figures, self.scenario, write)
        if self.options.full:
            printing.print_details(figures, self.scenario, write)

    def progress(self, day: date, done: int, total: int) -> None:
        """A line for each twentieth of the way."""
        if done * LINES // total > self.printed:
            self.printed = done * LINES // total
            write(f"  {day}  {done:>5} of {total} commands")


def opened(folder: Path, stop: date | None) -> Scenario | None:
    """The scenario; None after saying everything that is wrong with it, before anything is started."""
    scenario = read(folder)
    if isinstance(scenario, Scenario):
        begins, ends = scenario.about.begins_on, scenario.about.ends_on
        if stop and not begins <= stop <= ends:
            complain(f"This scenario cannot stop on {stop}: it lasts from {begins} to {ends}.")
            return None
        size = f"{counted(len(scenario.trusts), 'trust')}, {len(scenario.people)} people, {len(steps(scenario))} commands"
        write(f"{scenario.about.title}: {size}.")
        write("Everybody in it is invented (synthetic data).")
        return scenario
    complain(f"This scenario cannot be played ({len(scenario)} faults):")
    for fault in scenario:
        complain(f"  {fault}")
    return None


def demo(folder: Path, options: Options) -> int:
    """The exit code: 0, 1 when the run failed, 2 for a scenario that cannot be played. SIGTERM ends it as Ctrl-C does."""
    scenario = opened(folder, options.stop)
    if scenario is None:
        return 2
    run = Run(scenario, options)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with run.started(ports={}) as player:
            run.play(player)
    except EXPECTED as failed:
        complain(f"The run failed: {failed}")
        return 1
    if options.full:
        tables.section(printing.TIMES, tables.seconds(run.spent), write)
    return 0


def up(folder: Path, options: Options) -> int:
    """As `demo`, then keeps everything running until Ctrl-C, SIGTERM or `down`."""
    scenario = opened(folder, options.stop)
    if scenario is None:
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with lock.held():
            _keep_running(Run(scenario, options))
    except lock.RunsAlready as failed:
        complain(str(failed))
        return 1
    except EXPECTED as failed:
        complain(f"The platform failed: {failed}")
        return 1
    write("Stopped. Nothing of it is left.")
    return 0


def _keep_running(run: Run) -> None:
    stop = threading.Event()
    try:
        place = file.place(os.environ)
        with run.started(left.ports(place)) as player:
            left.keep_ports(place, player.platform.at)
            run.play(player)
            left.keep(player.platform.at)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
            tables.section("Running now", running_now(player.platform.at, run.scenario, run.until), write)
            stop.wait()
            for line in ("", "Stopping.", *STOPPING):
                write(line)
    finally:
        left.remove()


def down() -> int:
    """Stops the platform that `up` keeps running here, and waits for its end. The exit code: 0, or 1 if it does not end."""
    process = lock.running()
    if process is None:
        write("No platform runs here: there is nothing to stop.")
        return 0
    write(f"Stopping the platform that runs here (process {process}).")
    for line in STOPPING:
        write(line)
    try:
        lock.stop(process)
    except lock.DoesNotStop as failed:
        complain(str(failed))
        return 1
    write("Stopped.")
    return 0
