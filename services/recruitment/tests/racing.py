"""Two transactions at once: one that is open, and something that must wait for it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import TypeAlias, TypeVar

from plp_kit.service import Write
from plp_testkit.fixtures.running_services import RunningService

Result = TypeVar("Result")
Writing: TypeAlias = Callable[[], AbstractContextManager[Write]]


class Meanwhile:
    """Begins something that must wait for the transaction that is open, and gives what to call once that has ended."""

    def __init__(self, service: RunningService) -> None:
        self.service = service

    def __call__(self, work: Callable[[], Result]) -> Callable[[], Result]:
        executor = ThreadPoolExecutor(1)
        begun = executor.submit(work)
        executor.shutdown(wait=False)
        self._until_blocked()
        return lambda: begun.result(60)

    def _until_blocked(self) -> None:
        """Each query is a transaction of its own: within one, the activity stays as the first query saw it."""
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with self.service.runtime.database.transaction() as db:
                if db.execute(waiting).fetchone() != (0,):
                    return
            time.sleep(0.02)
        raise AssertionError("nothing waits")
