"""Processes are killed or stopped at random under load: no message is lost, doubled or inverted.

`make soak` kills two hundred times on each bus; `make test` a few. PLP_SOAK_SEED repeats the draws, as far as a machine
repeats anything; PLP_SOAK_KILLS says how many, PLP_SOAK_SECONDS bounds the time.
"""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import pytest

from plp_testkit.delivery.crash_points import Crash, CrashPoint
from plp_testkit.delivery.delivery import final_report
from plp_testkit.delivery.worker_processes import WorkerProcess, WorkerProcesses

KILLS = int(os.environ.get("PLP_SOAK_KILLS", "15"))
SECONDS = float(os.environ.get("PLP_SOAK_SECONDS", "600"))
STOPPED_AT_MOST = 0.3
CRASHES = [Crash(), *(Crash(point) for point in CrashPoint)]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Slot:
    """A place for one process: when it is killed, by the test or by its crash, another is started."""

    start: Callable[[], WorkerProcess]
    worker: WorkerProcess
    kills: int = 0

    @classmethod
    def filled(cls, start: Callable[[], WorkerProcess]) -> "Slot":
        return cls(start, start())

    def kill(self) -> None:
        self.worker.kill()
        self.replace_ended()

    def replace_ended(self) -> None:
        """Starts another if this one has ended."""
        if self.worker.ended:
            self.kills += 1
            self.worker = self.start()


@dataclass(slots=True)
class Soak:
    processes: WorkerProcesses
    rng: Random
    slots: list[Slot] = field(default_factory=list)

    def fill(self) -> None:
        writers = [lambda: self.processes.writer(self.rng.randrange(10**6))] * 4
        relays = [lambda: self.processes.relay(self._draw_crash())] * 3
        consumers = [lambda: self.processes.consumer(self._draw_crash())] * 2
        self.slots = [Slot.filled(start) for start in (*writers, *relays, *consumers)]

    @property
    def kills(self) -> int:
        return sum(slot.kills for slot in self.slots)

    def go_on(self, kills: int, seconds: float) -> None:
        """Until so many were killed, or the time is up."""
        until = time.monotonic() + seconds
        while self.kills < kills and time.monotonic() < until:
            time.sleep(self.rng.uniform(0.02, 0.4))
            slot = self.rng.choice(self.slots)
            if self.rng.random() < 0.7:
                slot.kill()
            else:
                slot.worker.stop()
                time.sleep(self.rng.uniform(0, STOPPED_AT_MOST))
                slot.worker.wake()
            for each in self.slots:
                each.replace_ended()

    def end(self) -> None:
        """Kills everything, then starts a relay and a consumer that deliver the rest undisturbed."""
        for slot in self.slots:
            slot.worker.kill()
        self.processes.relay()
        self.processes.consumer()

    def _draw_crash(self) -> Crash:
        """Most are killed by the test; some kill themselves at one of the crash points."""
        crash = self.rng.choice(CRASHES)
        return Crash(crash.point, crash.signal, self.rng.randint(1, 20))


@pytest.mark.timeout(SECONDS + 300)
def test_nothing_is_lost_doubled_or_inverted_when_processes_are_killed_at_random(processes: WorkerProcesses) -> None:
    seed = int(os.environ.get("PLP_SOAK_SEED", time.time_ns() % 1_000_000))
    log.warning("PLP_SOAK_SEED=%s", seed)
    soak = Soak(processes, Random(seed))
    soak.fill()
    soak.go_on(KILLS, SECONDS)
    soak.end()
    report = final_report(processes.publisher, processes.subscriber, within=180)
    print(f"PLP_SOAK_SEED={seed} on {processes.bus.kind}: {soak.kills} killed, {report}")  # noqa: T201 - what `make soak` says
    assert report.holds, report
    assert soak.kills >= KILLS, f"{soak.kills} were killed in {SECONDS:.0f} s"
