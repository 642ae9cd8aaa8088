"""gunicorn for one service: one worker process with threads, and the app built in the worker, after the fork.

Threads answer requests that are whole; until then the worker gathers them (worker.py).
"""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import Final, Protocol

from flask import Flask
from gunicorn.app.base import BaseApplication, Config
from gunicorn.glogging import Logger

from plp_kit.web.gathering import USUAL, Patience
from plp_kit.web.worker import GatheringWorker

SECONDS_TO_FINISH: Final = 10
MOST_CONNECTIONS: Final = 400
"""Well below 1,024 open files, which is what a process may have where nobody has said otherwise."""
SET_PARENT_DEATH_SIGNAL: Final = 1  # prctl(2): PR_SET_PDEATHSIG


def serve(app_factory: Callable[[], Flask], host: str, port: int, threads: int = 8, patience: Patience = USUAL) -> None:
    """Serves until it is told to stop (SIGTERM: within ten seconds, SIGINT: at once)."""
    _Server(app_factory, f"[{host}]:{port}" if ":" in host else f"{host}:{port}", threads, patience).run()


class _Server(BaseApplication):
    def __init__(self, app_factory: Callable[[], Flask], bind: str, threads: int, patience: Patience) -> None:
        self._app_factory, self._bind, self._threads, self._patience = app_factory, bind, threads, patience
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, object] = {
            "bind": self._bind,
            "workers": 1,
            "worker_class": type("Worker", (GatheringWorker,), {"patience": self._patience}),
            "worker_connections": MOST_CONNECTIONS,
            "threads": self._threads,
            "sendfile": False,  # It would go round the limit of time for an answer.
            "graceful_timeout": SECONDS_TO_FINISH,
            "control_socket_disable": True,
            "loglevel": "warning",
            "logger_class": _Log,
            "post_fork": _die_with_master,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """What is there at the start stays, so the collector need not look at it again and again, while every thread waits."""
        app = self._app_factory()
        gc.collect()
        gc.freeze()
        return app


class _Log(Logger):
    """Makes gunicorn write to the service's own log."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class _Worker(Protocol):
    ppid: int


def _die_with_master(_arbiter: object, worker: _Worker) -> None:
    """Ends the worker when its master is killed, since it would keep the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != worker.ppid:
            sys.exit(1)
