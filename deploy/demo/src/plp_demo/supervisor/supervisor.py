"""Keeps the processes of one machine alive: starts them in order, starts again whichever dies, stops them in reverse."""

import threading
import time
from collections.abc import Mapping, Sequence
from itertools import groupby
from types import TracebackType
from typing import Self

from plp_demo.servers.ports import wait_until
from plp_demo.servers.processes import ProgramFailed
from plp_demo.supervisor.posts import Child, Post
from plp_demo.supervisor.sweeper_client import Sweeper

LOOK_EVERY = 0.05
DEATHS_ALLOWED = 6
"""Before a child was ever ready; then its fault is not passing."""


class Supervisor:
    """Servers are children like any other. SIGKILL for us ends every child and its children too (sweeper).

    Used once. `start` and `stop` are called from one thread, the rest from any.
    """

    def __init__(self, children: Sequence[Child]) -> None:
        """Raises ValueError when two children have one name."""
        self._children = sorted(children, key=lambda child: child.group)
        self._posts: dict[str, Post] = {}
        self._sweeper: Sweeper | None = None
        self._stopping = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="supervisor", daemon=True)
        if len({child.program.name for child in children}) < len(children):
            raise ValueError("two children have the same name")

    def start(self) -> None:
        """Returns when all are ready. If one is not in time, or dies again and again: stops all, raises ProgramFailed."""
        self._sweeper = Sweeper()
        self._watcher.start()
        try:
            for _, group in groupby(self._children, key=lambda child: child.group):
                self._start_group([Post(child, self._sweeper) for child in group])
        except BaseException:
            self.stop()
            raise

    def pids(self) -> Mapping[str, int]:
        """The living, by name. One that waits for its next start is missing."""
        running = {name: post.process for name, post in tuple(self._posts.items())}
        return {name: process.pid for name, process in running.items() if process}

    def restarts(self) -> Mapping[str, int]:
        return {name: post.restarts for name, post in tuple(self._posts.items())}

    def ready(self) -> bool:
        """Whether every child lives and is ready now."""
        return all(post.ready() for post in tuple(self._posts.values()))

    def wait_ready(self, within: float = 60.0) -> None:
        """Raises TimeoutError."""
        if not wait_until(self.ready, within, pause=LOOK_EVERY):
            late = [name for name, post in self._posts.items() if not post.ready()]
            raise TimeoutError(f"not ready after {within} s: {', '.join(late)}")

    def stop(self) -> None:
        """Stops what runs, the last group first. Can be repeated."""
        self._stopping.set()
        if self._watcher.is_alive():
            self._watcher.join()
        for _, group in groupby(reversed(self._posts.values()), key=lambda post: post.child.group):
            _stop_together(list(group))
        if self._sweeper:
            self._sweeper.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _start_group(self, posts: list[Post]) -> None:
        for post in posts:
            post.fill()
            self._posts[post.child.program.name] = post
        began = time.monotonic()
        for post in posts:
            self._await(post, began + post.child.ready_within)

    def _await(self, post: Post, end: float) -> None:
        wait_until(lambda: post.ready() or post.restarts >= DEATHS_ALLOWED, end - time.monotonic())
        if not post.ready():
            raise ProgramFailed(f"{post.child.program.name} does not become ready\n{post.child.program.log_tail()}")

    def _watch(self) -> None:
        while not self._stopping.wait(LOOK_EVERY):
            for post in tuple(self._posts.values()):
                post.look()
            if self._sweeper:
                self._sweeper.look()


def _stop_together(posts: Sequence[Post]) -> None:
    for post in posts:
        if post.process:
            post.process.ask_to_stop()
    for post in posts:
        post.stop()
