"""Before a process of a service does anything else: its tables are its release's; and nobody who was erased is back."""

import logging
import threading

from plp_kit.process.loops import AFTER_FAILURE, AWAY
from plp_kit.process.rebuilding.waiting import require_filled
from plp_kit.process.runtime import Runtime

log = logging.getLogger(__name__)


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
