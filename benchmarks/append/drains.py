"""Reading along in a process of its own: begun before the writers, and given time afterwards to come to the end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.append.contending import Contender, Delivered, Deliveries, Drain
from benchmarks.crew import PATIENCE, SPAWNED

WITHOUT_PROGRESS = 3.0


@dataclass(frozen=True, slots=True)
class Reading:
    """None for a contender without a drain."""

    _line: Connection | None

    def begin(self) -> None:
        if self._line is not None:
            self._line.send("begin")
            self._hear()

    def finish(self, expected: int) -> Delivered | None:
        """Once that many have come, or nothing more comes."""
        if self._line is None:
            return None
        self._line.send(expected)
        delivered: Delivered = self._hear()
        return delivered

    def _hear(self) -> Any:  # noqa: ANN401 - a pipe brings what was put in
        if self._line is None or not self._line.poll(4 * PATIENCE):
            raise TimeoutError("the drain does not answer")
        return self._line.recv()


@contextmanager
def reading(contender: Contender) -> Iterator[Reading]:
    if contender.drain() is None:
        yield Reading(None)
        return
    ours, theirs = SPAWNED.Pipe()
    process = SPAWNED.Process(target=_serve, args=(contender, theirs), daemon=True)
    process.start()
    try:
        yield Reading(ours)
    finally:
        ours.send(None)
        process.join(PATIENCE)


def _serve(contender: Contender, line: Connection) -> None:
    while line.recv() == "begin":
        drain = contender.drain()
        if drain is not None:
            line.send(_drained(drain, line))


def _drained(drain: Drain, line: Connection) -> Delivered:
    deliveries, expected, moved_at = Deliveries(), None, time.monotonic()
    with drain as batches:
        next(batches)
        line.send("reading")
        for batch in batches:
            deliveries.take(batch)
            if batch:
                moved_at = time.monotonic()
            if expected is None and line.poll():
                expected, moved_at = int(line.recv()), time.monotonic()
            if expected is not None and (deliveries.received >= expected or time.monotonic() - moved_at > WITHOUT_PROGRESS):
                break
    return Delivered(deliveries.received, deliveries.doubled, deliveries.inverted)
