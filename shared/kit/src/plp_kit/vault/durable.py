"""Files that are on disk when a call returns, whole or not at all, for one writer at a time."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Excludes other writers of this file. Removes what a killed writer left unfinished, as it may hold destroyed keys."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in path.parent.glob(f"{_prefix(path)}*"):
            left.unlink()
        yield


def replace(path: Path, content: bytes) -> None:
    """Call it within `alone`. Only the owner can read the file."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path))  # made 0600
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)
    sync(path.parent)


def add(path: Path, content: bytes) -> None:
    """Adds to the file, and makes it if needed; only the owner can read it. Call it within `alone`."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync(path.parent)


def sync(folder: Path) -> None:
    """Syncs the folder, since a new name is on disk only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prefix(path: Path) -> str:
    return f".{path.name}.new-"
