"""Loops that work while there is work, pause when there is none, and try again after a server was away."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg
from psycopg_pool import PoolTimeout

from plp_kit.core.database import LostRace, is_transient
from plp_kit.core.notices import Notices
from plp_kit.messaging.bus.port import SendFailed, Unreachable

log = logging.getLogger(__name__)

SHORTEST_REST, LONGEST_REST, AFTER_FAILURE = 0.005, 0.2, 1.0
UNTIL_TOLD = 0.5
"""Seconds after which a loop looks that nobody has told of anything: so long is the delay that a lost notice costs."""
LONGER_EACH_TIME = (
    1.2  # Pauses grow to their longest within about a second, so that work is picked up at once while people are busy.
)
AWAY = (psycopg.OperationalError, PoolTimeout, SendFailed, Unreachable, LostRace)


@dataclass(frozen=True, slots=True)
class Loop:
    """`step` does one round and returns how much it did. When there is nothing to do it rests for `longest` seconds at most.

    With `notices` it rests until there is one.
    """

    name: str
    step: Callable[[], int]
    longest: float = LONGEST_REST
    notices: Notices | None = None

    def run(self, stop: threading.Event) -> None:
        """Runs until `stop`, or an error other than an absent server or a transient one."""
        rest = 0.0
        while not stop.wait(rest):
            try:
                rest = self._rest(stop, rest) if self.step() == 0 else 0.0
            except Exception as error:
                if not (isinstance(error, AWAY) or is_transient(error)):
                    raise
                log.warning("server away", extra={"loop": self.name, "error": type(error).__name__})
                rest = AFTER_FAILURE

    def _rest(self, stop: threading.Event, last: float) -> float:
        """Seconds to rest after a round without work; none where it has rested until there was a notice."""
        if self.notices is None:
            return min(max(last * LONGER_EACH_TIME, SHORTEST_REST), self.longest)
        self.notices.wait(stop, self.longest)
        return 0.0


def run_all(loops: Sequence[Loop], stop: threading.Event) -> bool:
    """Runs each in a thread until `stop` is set or one fails; returns True if none failed."""
    failed: list[str] = []

    def guarded(loop: Loop) -> None:
        try:
            loop.run(stop)
        except Exception:
            log.exception("loop failed", extra={"loop": loop.name})
            failed.append(loop.name)
        finally:
            stop.set()

    threads = [threading.Thread(target=guarded, args=(loop,), name=loop.name) for loop in loops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return not failed
