"""Before a process of a service does anything else: its tables are its release's; and nobody who was erased is back."""

import logging
import threading
from dataclasses import dataclass, field
from typing import Final

from flask import Flask, request

from plp_kit.process.loops import AFTER_FAILURE, AWAY
from plp_kit.process.rebuilding.waiting import require_filled
from plp_kit.process.runtime import Runtime

log = logging.getLogger(__name__)

ABOUT_THE_PROCESS: Final = frozenset({"/live", "/ready", "/metrics", "/openapi.json"})


def prepare(runtime: Runtime) -> None:
    """Raises NotFilled while a rebuild is pending, and what the databases raise."""
    require_filled(runtime.database, runtime.service)
    runtime.heal()


def heal_first(runtime: Runtime, stop: threading.Event) -> None:
    """Returns once it is prepared, however long the servers are away, or when told to stop."""
    while not stop.is_set():
        try:
            return prepare(runtime)
        except AWAY as error:
            log.warning("server away", extra={"loop": "healing", "error": type(error).__name__})
            stop.wait(AFTER_FAILURE)
    return None


@dataclass(slots=True)
class Gate:
    """Shut until this process is prepared; asking it tries. While the servers are away it is an error, which is answered 503."""

    runtime: Runtime
    _healed: bool = False
    _alone: threading.Lock = field(default_factory=threading.Lock)

    def guard(self, app: Flask) -> None:
        app.before_request_funcs.setdefault(None, []).insert(0, self._before_request)

    def open(self) -> None:
        """Raises what the databases raise."""
        with self._alone:
            if not self._healed:
                prepare(self.runtime)
                self._healed = True

    def _before_request(self) -> None:
        if not self._healed and request.path not in ABOUT_THE_PROCESS:
            self.open()
