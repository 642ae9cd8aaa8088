"""The running processes of this machine, for tests that kill some or look for leftovers."""

from pathlib import Path


def lives(pid: int) -> bool:
    """Whether the process runs; a zombie does not."""
    return _state(pid)[0] not in {"Z", "X"}


def is_stopped(pid: int) -> bool:
    """Whether the process is suspended by SIGSTOP."""
    return _state(pid)[0] == "T"


def descendants(pid: int) -> frozenset[int]:
    """Children, their children and so on, except those whose parent has died."""
    parents = {int(entry.name): _state(int(entry.name))[1] for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    pids: set[int] = set()
    generation = {pid}
    while generation:
        generation = {child for child, parent in parents.items() if parent in generation}
        pids |= generation
    return frozenset(pids)


def _state(pid: int) -> tuple[str, int]:
    """State and parent, which follow the name; the name may hold any character."""
    try:
        state, parent, *_ = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return "X", 0
    return state, int(parent)
