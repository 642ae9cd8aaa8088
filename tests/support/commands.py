"""`plp-demo` and `plp` as people run them: a process of its own, in a folder where all that it makes can be found."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click
import msgspec
from click.testing import CliRunner

from plp_demo.cli import demo as plp_demo
from plp_demo.report.figures import Figures
from plp_demo.report.printing import PROCESSES, TIMES
from plp_demo.servers import launch
from plp_demo.servers.accounts import workspace
from plp_demo.servers.ports import wait_until
from plp_operate.cli import plp
from plp_testkit.process_table import lives
from tests.support.belonging import children, living
from tests.support.printed import sections

PLP: Final = Path(sys.executable).with_name("plp")
PLP_DEMO: Final = Path(sys.executable).with_name("plp-demo")
ABOUT_MACHINES: Final = frozenset({TIMES, "Running now", PROCESSES})
PLAYING: Final = "commands\n  "
"""What a run says when its people begin to act."""
TAIL: Final = 6_000
RUN_WITHIN: Final = 480.0
"""Seconds that a run may take on a machine with much else to do; by itself it takes half a minute."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a command has said, and what the services answered at the end of its scenario."""

    output: str
    errors: str
    figures: Figures | None

    @property
    def sections(self) -> dict[str, list[str]]:
        return sections(self.output)

    @property
    def answered(self) -> Figures:
        """Raises AssertionError, with what the run said, where it came to no figures."""
        if self.figures is None:
            raise AssertionError(f"{self.output[-TAIL:]}\n{self.errors[-TAIL:]}")
        return self.figures


@dataclass(frozen=True, slots=True)
class Finished(Played):
    """How it ended as well. `left` is what it left behind: processes by their command lines, files and folders."""

    exit_code: int
    seconds: float
    left: tuple[str, ...]


def about_people(played: Played) -> dict[str, list[str]]:
    """The sections whose figures count people; the others are about machines."""
    return {title: body for title, body in played.sections.items() if title not in ABOUT_MACHINES}


@dataclass(frozen=True, slots=True)
class Plp:
    """A command under way. `home` is made for it alone; its and its processes' temporary files stand in `home/tmp`."""

    home: Path
    process: "subprocess.Popen[bytes]" = field(repr=False)
    began: float

    @property
    def temporary(self) -> Path:
        return self.home / "tmp"

    @property
    def platform(self) -> Path:
        """Where `plp-demo up` leaves the description of its platform."""
        return self.home / "platform.env"

    def output(self) -> str:
        return (self.home / "output").read_text(encoding="utf-8")

    def errors(self) -> str:
        return (self.home / "errors").read_text(encoding="utf-8")

    def children(self) -> dict[str, int]:
        """What its supervisors keep alive, by name."""
        return children(self.process.pid)

    def wait_for(self, says: str, within: float = RUN_WITHIN) -> None:
        """Returns once it has said so. Raises AssertionError when it ends without, or is late."""
        self.wait_until(lambda: says in self.output(), within, says)

    def wait_until(self, check: Callable[[], bool], within: float, what: str) -> None:
        """As `wait_for`; `what` says what is waited for."""
        wait_until(lambda: not lives(self.process.pid) or check(), within, pause=0.05)
        if not check():
            raise AssertionError(f"not within {within} s: {what}\n{self.output()[-TAIL:]}\n{self.errors()[-TAIL:]}")

    def down(self) -> "subprocess.CompletedProcess[str]":
        """`plp-demo down`, as from another terminal."""
        environment = {**os.environ, "PLP_PLATFORM": str(self.platform)}
        command = (str(PLP_DEMO), "down")
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=RUN_WITHIN, env=environment)

    def finish(self, within: float = RUN_WITHIN) -> Finished:
        """Waits for its end. Raises subprocess.TimeoutExpired."""
        code = self.process.wait(within)
        seconds = time.monotonic() - self.began
        left = (*living(self.temporary).values(), *map(str, self.temporary.iterdir()))
        played = self.played()
        return Finished(played.output, played.errors, played.figures if code == 0 else None, code, seconds, left)

    def played(self) -> Played:
        """So far."""
        return Played(self.output(), self.errors(), self.figures() if self._figures_file.exists() else None)

    def figures(self) -> Figures:
        """What the services answered at the scenario's end."""
        return msgspec.json.decode(self._figures_file.read_bytes(), type=Figures)

    @property
    def _figures_file(self) -> Path:
        return self.home / "figures.json"

    def end(self) -> None:
        """Whatever has gone wrong: nothing of it lives on."""
        self.process.kill()
        self.process.wait()
        wait_until(lambda: not living(self.temporary), within=5, pause=0.1)
        for pid in living(self.temporary):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


@contextmanager
def playing(command: str, scenario: Path, *options: str) -> Iterator[Plp]:
    """`plp-demo demo` or `plp-demo up` in a home of its own. At the end it is ended, and its home is removed."""
    with workspace("system") as home:
        (home / "tmp").mkdir()
        (home / "tmp").chmod(0o711)
        arguments = ("plp-demo", command, "--scenario", str(scenario), "--json", str(home / "figures.json"), *options)
        environment = {**os.environ, "TMPDIR": str(home / "tmp"), "PLP_PLATFORM": str(home / "platform.env")}
        with (home / "output").open("wb") as output, (home / "errors").open("wb") as errors:
            process = subprocess.Popen(
                (*_ends_with_us(), *arguments), stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment
            )
        started = Plp(home, process, time.monotonic())
        try:
            yield started
        finally:
            started.end()


def _ends_with_us() -> tuple[str, ...]:
    """Stops the platforms in order when the tests are killed."""
    return (sys.executable, "-I", "-S", launch.__file__, str(os.getpid()), str(int(signal.SIGTERM)), "-", str(PLP_DEMO))


def demo(scenario: Path, *options: str) -> Finished:
    with playing("demo", scenario, *options) as command:
        return command.finish(RUN_WITHIN)


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody at the command line of the platform that is described in this file."""

    platform: Path

    def asks(self, *arguments: str, within: float = 60) -> "subprocess.CompletedProcess[str]":
        """`plp tenant add tzz` and the like."""
        environment = {**os.environ, "PLP_PLATFORM": str(self.platform)}
        command = (str(PLP), *arguments)
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=within, env=environment)

    def asks_here(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """As `asks`, in this process, which most tests want: a start of `plp` takes longer than most of what it does."""
        return self._here(plp, arguments)

    def asks_the_demo(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """As `asks_here`, of `plp-demo`."""
        return self._here(plp_demo, arguments)

    def _here(self, command: click.Group, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
        result = CliRunner().invoke(command, arguments, env={"PLP_PLATFORM": str(self.platform)}, catch_exceptions=False)
        return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)
