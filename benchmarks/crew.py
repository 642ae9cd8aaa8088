"""Worker processes that begin together: what they do is timed within them, so that starting them costs nothing."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from threading import Barrier
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

Arguments = ParamSpec("Arguments")
Done = TypeVar("Done")

SPAWNED = get_context("spawn")
PATIENCE = 60.0

_together: list[Barrier] = []


def begin_together() -> None:
    """For the work itself, when it is ready: returns in all of the crew at the same moment."""
    for barrier in _together:
        barrier.wait(PATIENCE)


@dataclass(slots=True)
class Crew:
    """`size` processes. Work is sent by its importable name."""

    size: int
    _pool: ProcessPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        barrier = SPAWNED.Barrier(self.size)
        self._pool = ProcessPoolExecutor(self.size, SPAWNED, initializer=_together.append, initargs=(barrier,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def all(self, work: Callable[Arguments, Done], *arguments: Arguments.args, **named: Arguments.kwargs) -> list[Done]:
        """The same work in each process; its results. One that fails breaks off the others' waiting."""
        return [future.result() for future in [self._pool.submit(work, *arguments, **named) for _ in range(self.size)]]
