"""Who lives on this machine, as the kernel tells: for tests that kill, and that look for what was left behind."""

from pathlib import Path


def lives(pid: int) -> bool:
    """A zombie, dead but not yet buried by whoever inherited it, does not."""
    return _state(pid)[0] not in {"Z", "X"}


def is_stopped(pid: int) -> bool:
    """By a SIGSTOP, and not woken yet."""
    return _state(pid)[0] == "T"


def descendants(pid: int) -> frozenset[int]:
    """Children, their children and so on; without those whose parent died, which belong to somebody else by then."""
    parents = {int(entry.name): _state(int(entry.name))[1] for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    found: set[int] = set()
    generation = {pid}
    while generation:
        generation = {child for child, parent in parents.items() if parent in generation}
        found |= generation
    return frozenset(found)


def _state(pid: int) -> tuple[str, int]:
    """State and parent; they stand behind the name, which may hold anything."""
    try:
        state, parent, *_ = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return "X", 0
    return state, int(parent)
