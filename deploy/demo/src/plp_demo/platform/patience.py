"""Trying again while a server of ours is being started again."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

import psycopg

from plp_kit.messaging.bus.port import Unreachable

Result = TypeVar("Result")

AWAY: Final = (psycopg.OperationalError, Unreachable)
PATIENCE_SECONDS: Final = 30.0
PAUSE: Final = 0.1


def patiently(work: Callable[[], Result], patience: float = PATIENCE_SECONDS) -> Result:
    """What `work` makes, which must bear repetition. Raises what it raises last when the server does not come back."""
    until = time.monotonic() + patience
    while True:
        try:
            return work()
        except AWAY:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)
