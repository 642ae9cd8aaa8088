"""Prepares a process before it does anything else: checks its release's tables, reconciles erasures, compares sign-ins."""

import logging
import threading

from plp_kit.process.loops import AFTER_FAILURE, AWAY
from plp_kit.process.rebuilding.waiting import require_filled
from plp_kit.process.runtime import Runtime

log = logging.getLogger(__name__)


def prepare(runtime: Runtime) -> None:
    """Raises NotFilled while a rebuild is pending, and what the databases raise."""
    require_filled(runtime.database, runtime.service)
    runtime.reconcile_erasures()
    runtime.compare_sign_ins()


def prepare_with_retries(runtime: Runtime, stop: threading.Event) -> None:
    """Returns once the process is prepared, after trying as long as servers are away, or on `stop`."""
    while not stop.is_set():
        try:
            return prepare(runtime)
        except AWAY as error:
            log.warning("server away", extra={"loop": "preparing", "error": type(error).__name__})
            stop.wait(AFTER_FAILURE)
    return None
