"""The supervisor's end of its sweeper: tells it which process groups there are, and replaces it when it is killed itself."""

import subprocess
import sys
from contextlib import suppress
from threading import Lock

from plp_demo.supervisor import sweeper


class Sweeper:
    """Outlives us for a moment, to end our children's children. May be used from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._groups: set[int] = set()
        self._process = _start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def add(self, group: int) -> None:
        with self._lock:
            self._groups.add(group)
            _tell(self._process, f"+{group}")

    def forget(self, group: int) -> None:
        with self._lock:
            self._groups.discard(group)
            _tell(self._process, f"-{group}")

    def look(self) -> None:
        """Called again and again."""
        with self._lock:
            if self._process.poll() is not None:
                self._process.communicate()
                self._process = _start()
                for group in self._groups:
                    _tell(self._process, f"+{group}")

    def close(self) -> None:
        """Its input ends, and so does it, once it has swept what was not forgotten."""
        with self._lock:
            self._process.communicate()


def _start() -> "subprocess.Popen[str]":
    command = (sys.executable, "-I", "-S", sweeper.__file__)
    silence = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=silence, stderr=silence, cwd="/", text=True, start_new_session=True
    )


def _tell(process: "subprocess.Popen[str]", line: str) -> None:
    """One that is dead does not hear it; the next one is told everything."""
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
