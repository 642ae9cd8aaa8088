"""What a supervisor keeps alive, one by one: the child as it was ordered, and the process that fills its place."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from plp_demo.servers.processes import Process, Program, ProgramFailed
from plp_demo.supervisor.sweeper_client import Sweeper

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
STEADY = 10.0
"""Seconds after which a child that ran counts as healthy: the pause before its next start is short again."""

log = logging.getLogger(__name__)


def _at_once() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Child:
    """A program to keep alive. Groups start in ascending order, each once the one before is ready. `ready` may block a little."""

    program: Program
    ready: Callable[[], bool] = _at_once
    group: int = 0
    ready_within: float = 60.0
    start: Callable[[Program], Process] = Process.start


@dataclass(slots=True)
class Post:
    child: Child
    sweeper: Sweeper
    process: Process | None = None
    restarts: int = 0
    _pause: float = FIRST_PAUSE
    _since: float = 0.0
    _due: float = 0.0

    def fill(self) -> None:
        self.process = self.child.start(self.child.program)
        self.sweeper.add(self.process.pid)
        self._since = time.monotonic()

    def look(self) -> None:
        """Starts the child again if it died and its pause is over. Called again and again by one thread."""
        now = time.monotonic()
        if self.process is None:
            if now >= self._due:
                self._start_again()
        elif self.process.ended:
            self._pause = FIRST_PAUSE if now - self._since > STEADY else self._pause
            self._wait()
            self._bury(self.process)

    def _start_again(self) -> None:
        self.restarts += 1
        try:
            self.fill()
        except (OSError, ProgramFailed):
            log.exception("%s does not start", self.child.program.name)
            self._wait()

    def _wait(self) -> None:
        self._due = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _bury(self, process: Process) -> None:
        """With all that is left of its group."""
        process.kill()
        self.sweeper.forget(process.pid)
        log.warning("%s ended with exit code %s", self.child.program.name, process.exit_code)
        self.process = None

    def ready(self) -> bool:
        process = self.process
        return process is not None and not process.ended and self.child.ready()

    def stop(self) -> None:
        if self.process:
            self.process.stop()
            self.sweeper.forget(self.process.pid)
            self.process = None
