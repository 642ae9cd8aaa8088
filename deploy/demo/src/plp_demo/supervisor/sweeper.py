"""Ends what a killed supervisor leaves behind. Run as a file: standard library only.

The kernel sends a signal to the supervisor's own children when it dies, but not to theirs. So this reads numbers of process
groups from its input, `+123` and later `-123`; when the input ends, which no SIGKILL can prevent, it kills those left.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress

PATIENCE = 3.0
"""Seconds that a group's leader has for ending by itself: PostgreSQL then frees its shared memory."""


def groups_left(lines: Iterable[str]) -> list[int]:
    """In the order in which they came."""
    left: dict[int, None] = {}
    for line in lines:
        if line.startswith("+"):
            left[int(line[1:])] = None
        else:
            left.pop(int(line[1:]), None)
    return list(left)


def sweep(groups: Iterable[int]) -> None:
    end = time.monotonic() + PATIENCE
    for group in groups:
        while _leads(group) and time.monotonic() < end:
            time.sleep(0.01)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


def _leads(group: int) -> bool:
    """Whether the group's leader lives: the state comes after the name, which may hold anything."""
    try:
        with open(f"/proc/{group}/stat", encoding="utf-8", errors="replace") as state:  # noqa: PTH123 (slow to import)
            return state.read().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sweep(groups_left(sys.stdin))
