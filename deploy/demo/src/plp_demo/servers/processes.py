"""Child processes that end with us: what to run, and what is running.

A child leads a session and process group of its own, so that a Ctrl-C on the terminal reaches us alone, who stop
children in order, and so that what it leaves behind (workers of a killed master) can be swept away.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from signal import Signals
from typing import IO, Protocol

from plp_demo.servers import launch
from plp_demo.servers.accounts import Account
from plp_demo.servers.ports import wait_until

LOG_TAIL = 4_000


class ProgramFailed(Exception):
    """A program is missing, ended, or is not ready in time; the sentence carries the end of its log."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to run. `environment` is the whole of it; None hands on our own. Output and errors are appended to `log`."""

    name: str
    command: tuple[str, ...]
    log: Path
    environment: Mapping[str, str] | None = field(default=None, repr=False)
    folder: Path = Path("/")
    account: Account | None = None
    stop_signal: Signals = Signals.SIGTERM
    orphan_signal: Signals = Signals.SIGKILL
    """What the kernel sends it when we die."""
    stops_within: float = 10.0

    def log_tail(self) -> str:
        return self.log.read_bytes()[-LOG_TAIL:].decode(errors="replace") if self.log.exists() else "(no log)"


class Handle(Protocol):
    """How a parent looks at its child, and waits for its end."""

    @property
    def pid(self) -> int: ...

    @property
    def ended(self) -> bool:
        """Leaves the dead unburied: until `bury`, its number cannot become another's, and its group can be swept safely."""
        ...

    @property
    def exit_code(self) -> int | None:
        """None until it was buried; negative is the signal that ended it."""
        ...

    def bury(self) -> None:
        """Waits for its end."""


@dataclass(frozen=True, slots=True)
class Spawned:
    """A child of our own."""

    _popen: "subprocess.Popen[bytes]"

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def ended(self) -> bool:
        if self.exit_code is not None:
            return True
        try:
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:  # Another thread has just buried it.
            return True

    @property
    def exit_code(self) -> int | None:
        return self._popen.returncode

    def bury(self) -> None:
        self._popen.wait()


@dataclass(frozen=True, slots=True)
class Process:
    """A program that was started. One thread at a time may stop or kill it; any may look."""

    program: Program
    _handle: Handle = field(repr=False)

    @classmethod
    def start(cls, program: Program) -> "Process":
        """May be called from any thread: a child's life hangs on the *thread* that made it, so one that lasts makes them all."""
        return cls(program, Spawned(_spawner(os.getpid()).submit(_spawn, program).result()))

    @property
    def pid(self) -> int:
        return self._handle.pid

    @property
    def ended(self) -> bool:
        return self._handle.ended

    @property
    def exit_code(self) -> int | None:
        """None until it was stopped or killed; negative is the signal that ended it."""
        return self._handle.exit_code

    def wait_ready(self, ready: Callable[[], bool], within: float) -> None:
        """Raises ProgramFailed when it ends, or is not ready in time."""
        in_time = wait_until(lambda: self.ended or ready(), within)
        if self.ended or not in_time:
            what = "ended" if self.ended else f"is not ready after {within} s"
            raise ProgramFailed(f"{self.program.name} {what}\n{self.program.log_tail()}")

    def ask_to_stop(self) -> None:
        if not self.ended:
            os.kill(self.pid, self.program.stop_signal)
            os.kill(self.pid, Signals.SIGCONT)

    def stop(self) -> None:
        """Asks, waits as long as the program may take, then kills. Can be repeated."""
        self.ask_to_stop()
        wait_until(lambda: self.ended, self.program.stops_within)
        self.kill()

    def kill(self) -> None:
        """SIGKILL for it and for all of its process group, at once. Can be repeated."""
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, Signals.SIGKILL)
            self._handle.bury()


def run(program: Program, within: float = 60.0) -> None:
    """Runs a program to its end. Raises ProgramFailed, with the end of its log, unless it succeeds."""
    process = Process.start(program)
    wait_until(lambda: process.ended, within)
    process.kill()
    if process.exit_code != 0:
        raise ProgramFailed(f"{program.name} ended with exit code {process.exit_code}\n{program.log_tail()}")


@cache
def _spawner(_process: int) -> ThreadPoolExecutor:
    """The thread that makes children, one for each process: a fork keeps the cache but not the thread."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="spawner")


def _spawn(program: Program) -> "subprocess.Popen[bytes]":
    program.log.parent.mkdir(parents=True, exist_ok=True)
    with open_log(program.log) as log:
        return subprocess.Popen(
            (*_launcher(program), *program.command),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=program.folder,
            env=program.environment,
            start_new_session=True,
        )


def open_log(path: Path) -> IO[bytes]:
    """To append to; only its owner can read it."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def _launcher(program: Program) -> tuple[str, ...]:
    account = f"{program.account.user}:{program.account.group}" if program.account else "-"
    signal = str(int(program.orphan_signal))
    return (sys.executable, "-I", "-S", launch.__file__, str(os.getpid()), signal, account, _executable(program))


def _executable(program: Program) -> str:
    path = os.environ.get("PATH") if program.environment is None else program.environment.get("PATH")
    executable = shutil.which(program.command[0], path=path)
    if executable is None:
        raise ProgramFailed(f"{program.name}: there is no {program.command[0]} that can be run")
    return executable
