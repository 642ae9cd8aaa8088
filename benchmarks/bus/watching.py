"""A process at the other end, which notes the moment at which each thing arrived, by the clock that all processes share."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from threading import Event, Thread
from typing import TypeAlias

from benchmarks.crew import PATIENCE, SPAWNED

Arrivals: TypeAlias = dict[str, float]
"""Key by key the monotonic time of its arrival."""

End: TypeAlias = Callable[[Arrivals, Event, Callable[[], None]], None]
"""Fills in arrivals until told to stop; says when it is ready. Sent to the process by its importable name."""


@dataclass(frozen=True, slots=True)
class Watch:
    _line: Connection = field(repr=False)

    def arrivals(self, expected: int, within: float = 30.0) -> Arrivals:
        """Ends the process. Raises TimeoutError when fewer arrive."""
        self._line.send((expected, within))
        found: Arrivals = self._line.recv()
        if len(found) < expected:
            raise TimeoutError(f"{len(found)} of {expected} arrived")
        return found


@contextmanager
def watching(end: End) -> Iterator[Watch]:
    ours, theirs = SPAWNED.Pipe()
    process = SPAWNED.Process(target=_watch, args=(end, theirs), daemon=True)
    process.start()
    try:
        if not ours.poll(PATIENCE):
            raise TimeoutError("the other end does not become ready")
        ours.recv()
        yield Watch(ours)
    finally:
        process.terminate()
        process.join()


def _watch(end: End, line: Connection) -> None:
    arrivals: Arrivals = {}
    stop = Event()
    worker = Thread(target=end, args=(arrivals, stop, lambda: line.send("ready")), daemon=True)
    worker.start()
    expected, within = line.recv()
    until = time.monotonic() + within
    while len(arrivals) < expected and time.monotonic() < until and worker.is_alive():
        time.sleep(0.01)
    stop.set()
    worker.join(PATIENCE)
    line.send(arrivals)
