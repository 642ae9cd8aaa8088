"""One platform for each place: `plp-demo up` holds a lock on a file that names its process, and `plp-demo down` waits for it."""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from plp_operate.deployment import file

PAUSE: Final = 0.1
STOPS_WITHIN_SECONDS: Final = 120.0


class RunsAlready(Exception):
    """Another process holds the lock."""


class DoesNotStop(Exception):
    """The platform still runs long after it was told to stop."""


def place() -> Path:
    """Beside the description that a platform leaves."""
    return file.place(os.environ).with_suffix(".pid")


@contextmanager
def held() -> Iterator[None]:
    """While a platform runs. The file is removed at the end; after a crash it is left without a lock, which is no obstacle."""
    where = place()
    where.parent.mkdir(parents=True, exist_ok=True)
    with where.open("a+", encoding="utf-8") as text:
        if not _locked(text.fileno()):
            raise RunsAlready(f"A platform runs here already (process {_process(where)}): stop it with `make down`.")
        text.truncate(0)
        text.write(str(os.getpid()))
        text.flush()
        try:
            yield
        finally:
            where.unlink(missing_ok=True)


def running() -> int | None:
    """The id of the process that holds the lock; None where nothing runs."""
    try:
        with place().open(encoding="utf-8") as text:
            return None if _locked(text.fileno()) else _process(place())
    except FileNotFoundError:
        return None


def stop(process: int) -> None:
    """SIGTERM to the process that holds the lock, then waits until it has let go of it. Raises DoesNotStop."""
    with place().open(encoding="utf-8") as text:
        os.kill(process, signal.SIGTERM)
        until = time.monotonic() + STOPS_WITHIN_SECONDS
        while not _locked(text.fileno()):
            if time.monotonic() > until:
                raise DoesNotStop(f"The platform (process {process}) still runs after {STOPS_WITHIN_SECONDS:.0f} seconds.")
            time.sleep(PAUSE)


def _locked(descriptor: int) -> bool:
    """Whether the lock is ours now."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _process(where: Path) -> int:
    return int(where.read_text(encoding="utf-8"))
