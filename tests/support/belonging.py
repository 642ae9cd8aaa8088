"""Which processes belong to one `plp` and whatever it started, however far they are from it by now."""

from pathlib import Path
from typing import Final

from plp_demo.servers import fork_server
from plp_testkit.process_table import descendants, lives

FORK_SERVER: Final = "the fork server"
CLUSTERS: Final = {"data": "postgresql.data", "vault": "postgresql.vault"}


def living(folder: Path) -> dict[int, str]:
    """Processes with `folder` as their TMPDIR, or at work below it; with their command lines."""
    pids = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return {pid: " ".join(_command(pid)) for pid in pids if _belongs(pid, folder) and lives(pid)}


def children(pid: int) -> dict[str, int]:
    """What the supervisors of this process keep alive, by the supervisors' names for it. Most are its fork server's."""
    below = descendants(pid)
    parents = {pid, *(child for child in below if _name(child) == FORK_SERVER)}
    named = {_name(child): child for child in below if _parent(child) in parents and lives(child)}
    return {name: child for name, child in named.items() if name and name != FORK_SERVER}


def _name(pid: int) -> str:
    """Of a server or a service's process; "" for anything else."""
    command = _command(pid)
    match [Path(command[0]).name, *command[1:]] if command else []:
        case ["postgres", "-D", folder, *_]:
            return CLUSTERS.get(Path(folder).parent.name, "")
        case ["java", *_]:
            return "kafka"
        case [_, "-m", fork_server.__name__, *_]:
            return FORK_SERVER
        case [_, "-m", "plp_demo.issuer"]:
            return "issuer"
        case [_, "-m", "portal", "http"]:
            return "portal"
        case [_, "-m", service, ("http" | "work") as what]:
            return f"{service}.{what}"
        case _:
            return ""


def _command(pid: int) -> list[str]:
    """Without what pads it."""
    return _text(pid, "cmdline").rstrip("\0").split("\0")


def _parent(pid: int) -> int:
    """Stands behind the name, which may hold anything."""
    return int((_text(pid, "stat").rpartition(")")[2].split() or ["", "0"])[1])


def _belongs(pid: int, folder: Path) -> bool:
    """PostgreSQL writes its titles over its environment, but works in its data folder."""
    return f"TMPDIR={folder}" in _text(pid, "environ").split("\0") or folder in _at_work(pid).parents


def _at_work(pid: int) -> Path:
    try:
        return Path(f"/proc/{pid}/cwd").readlink()
    except OSError:
        return Path("/")


def _text(pid: int, what: str) -> str:
    try:
        return Path(f"/proc/{pid}/{what}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
