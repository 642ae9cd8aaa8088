"""Our end of a fork server: Python programs start by a fork of a process that has imported everything, in milliseconds."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import Signals
from threading import Lock
from types import TracebackType
from typing import Self

from plp_demo.servers import fork_server
from plp_demo.servers.processes import LOG_TAIL, Process, Program, ProgramFailed, open_log

ATTEMPTS = 2


class Gone(Exception):
    """The server died, and all its children with it."""


class ForkServer:
    """Starts what `python -m` would start, as long as it lives; replaced when it is killed. May be used from several threads."""

    def __init__(self, modules: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        """Returns at once; the first start waits until the modules are imported. No child sees this `environment`."""
        self._modules, self._log, self._environment = modules, log, environment
        self._replacing = Lock()
        self._server = self._begin()

    @property
    def pid(self) -> int:
        return self._server.pid

    def start(self, program: Program) -> Process:
        """The command is `python -m` with a module, the environment is given, and the account is ours. Raises ProgramFailed."""
        if program.command[:2] != (sys.executable, "-m") or program.environment is None or program.account:
            raise ValueError(f"{program.name} is nothing that can be forked")
        program.log.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(ATTEMPTS):
            with suppress(Gone):
                return Process(program, self._living().fork(program))
        raise ProgramFailed(f"{program.name}: the fork server ended\n{self._log_tail()}")

    def close(self) -> None:
        """Its input ends, and so does it, with every child that is left."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _living(self) -> "_Server":
        with self._replacing:
            if self._server.ended:
                self._server.close()
                self._server = self._begin()
            return self._server

    def _begin(self) -> "_Server":
        self._log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        command = (sys.executable, "-m", fork_server.__name__, *self._modules)
        with open_log(self._log) as log:
            return _Server(
                subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    cwd="/",
                    env=self._environment,
                    text=True,
                    start_new_session=True,
                )
            )

    def _log_tail(self) -> str:
        return self._log.read_bytes()[-LOG_TAIL:].decode(errors="replace")


@dataclass(frozen=True, slots=True)
class _Server:
    _popen: "subprocess.Popen[str]"
    _alone: Lock = field(default_factory=Lock)

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def ended(self) -> bool:
        return self._popen.poll() is not None

    def fork(self, program: Program) -> "Forked":
        order = {
            "command": program.command,
            "environment": dict(program.environment or {}),
            "folder": str(program.folder),
            "log": str(program.log),
            "orphan_signal": int(program.orphan_signal),
        }
        pid = self._ask(order)
        try:
            return Forked(self, pid, os.pidfd_open(pid))
        except ProcessLookupError:
            raise Gone from None

    def bury(self, pid: int) -> int:
        return self._ask({"bury": pid})

    def close(self) -> None:
        with self._alone, suppress(BrokenPipeError):
            self._popen.communicate()

    def _ask(self, order: Mapping[str, object]) -> int:
        """Raises Gone."""
        stdin, stdout = self._popen.stdin, self._popen.stdout
        if not (stdin and stdout):
            raise Gone
        with self._alone, suppress(BrokenPipeError, ValueError):  # ValueError: it was closed, or what it said is half a number
            stdin.write(json.dumps(order) + "\n")
            stdin.flush()
            return int(stdout.readline())
        raise Gone


@dataclass(slots=True)
class Forked:
    """A child of the server's, which leaves it unburied until we say so; by a descriptor that no other process can come to."""

    _server: _Server
    pid: int
    _descriptor: int
    exit_code: int | None = None

    @property
    def ended(self) -> bool:
        return self.exit_code is not None or self._has_ended(0)

    def bury(self) -> None:
        """Where the server is gone, whose death killed it, the kernel has buried it."""
        self._has_ended(None)
        try:
            self.exit_code = self._server.bury(self.pid)
        except Gone:
            self.exit_code = -Signals.SIGKILL
        os.close(self._descriptor)

    def _has_ended(self, within: float | None) -> bool:
        waiting = select.poll()
        waiting.register(self._descriptor, select.POLLIN)
        return bool(waiting.poll(within))
