"""Whose file is worked on: one of a tenant at a time. The next one waits, within what leaves room for other requests."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

AT_ONCE: Final = 4
"""Requests with files that are worked on or wait for their turn: half of those that a process works on."""
PATIENCE: Final = 10.0
"""Seconds for which a further one waits to be among them."""


class AllTaken(Exception):
    """So many wait that another would keep others from being answered."""


class Turns:
    """Of one process. What two processes do at once, the database puts in order."""

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self._patience = patience
        self._tenants: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    @contextmanager
    def of(self, tenant: str) -> Iterator[None]:
        """Raises AllTaken."""
        if not self._places.acquire(timeout=self._patience):
            raise AllTaken
        try:
            with self._tenants[tenant]:
                yield
        finally:
            self._places.release()
