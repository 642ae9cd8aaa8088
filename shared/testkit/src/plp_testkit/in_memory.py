"""Temporary files of tests in memory, where there is room: each database that a test copies is hundreds of small files."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")  # noqa: S108 (the system's own; a folder of ours is made in it)
ROOM: Final = 6 * 2**30
"""Bytes; the whole suite on three processes fills less than half of it."""
PREFIX: Final = "plp-tests-"


def enter(memory: Path = MEMORY, room: int = ROOM) -> Path | None:
    """Makes a folder there for the temporary files of this process and its children, for `leave` to remove.

    None where TMPDIR says already where they are to be, or where memory has no room.
    """
    if "TMPDIR" in os.environ or not _has(memory, room):
        return None
    _sweep(memory)
    folder = memory / f"{PREFIX}{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o711)  # The account that runs PostgreSQL must get through.
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    return folder


def leave(folder: Path) -> None:
    del os.environ["TMPDIR"]
    tempfile.tempdir = None
    shutil.rmtree(folder, ignore_errors=True)


def _has(memory: Path, room: int) -> bool:
    """The file system, and the machine."""
    return memory.is_dir() and min(shutil.disk_usage(memory).free, _available()) >= room


def _available() -> int:
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")), 0)


def _sweep(memory: Path) -> None:
    """Removes what tests left that were killed."""
    for folder in memory.glob(f"{PREFIX}*"):
        if not Path("/proc", folder.name.removeprefix(PREFIX)).exists():
            shutil.rmtree(folder, ignore_errors=True)
