"""Free ports, and waiting for servers.

Ports lie below the range from which the kernel serves `bind(0)` and outgoing connections: in that range a client that knocks
again and again at a server that is down meets itself sooner or later (a connection from the port to the port), and the server
cannot come back. A port that was given out is kept from every other process of this account until the one that asked ends: a
server is bound seconds after its port was chosen, and some stop and come back.
"""

import fcntl
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from itertools import chain
from pathlib import Path

LOWEST = 15_000
LOOPBACK = "127.0.0.1"


def free_port() -> int:
    return free_ports(1)[0]


def free_ports(count: int) -> tuple[int, ...]:
    """`count` different ports, free on loopback, given to nobody else while this process lives."""
    with ExitStack() as held:
        return tuple(_hold(held) for _ in range(count))


def ports_like(wanted: Sequence[int | None]) -> tuple[int, ...]:
    """As `free_ports`: each the one that is wanted where that is free, else another."""
    with ExitStack() as held:
        return tuple(_hold(held, port) for port in wanted)


def _hold(held: ExitStack, wanted: int | None = None) -> int:
    for candidate in chain([wanted] if wanted else [], _candidates()):
        if not _keep(candidate, again=candidate == wanted):
            continue
        taken = held.enter_context(socket.socket())
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((LOOPBACK, candidate))
        except OSError:
            continue
        return int(taken.getsockname()[1])
    raise OSError("there is no free port on loopback")


def _keep(port: int, *, again: bool) -> bool:
    """Locks a byte of a file that all processes share: such a lock ends with its process, and a child does not inherit it.

    `again`: whether this process may have the port a second time. Port 0 means any that the kernel chooses.
    """
    kept = _kept()
    if port in kept:
        return again
    if port:
        try:
            fcntl.lockf(_shared_file(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
        except OSError:
            return False
        kept.add(port)
    return True


@cache
def _kept() -> set[int]:
    return set()


@cache
def _shared_file() -> int:
    """Stays open: closing any descriptor of the file would end all locks that this process has on it.

    At one place for all: processes whose temporary folders differ share the ports too.
    """
    return os.open(f"/tmp/plp-ports-{os.getuid()}", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)  # noqa: S108 - it holds nothing


def _candidates() -> Iterator[int]:
    """By system randomness: test runners seed `random` alike in every worker. 0, the kernel's own choice, comes last."""
    highest = _first_ephemeral()
    if highest > LOWEST:
        yield from (LOWEST + secrets.randbelow(highest - LOWEST) for _ in range(100))
    yield 0


def _first_ephemeral() -> int:
    try:
        return int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    except OSError:
        return 32_768


def is_open(port: int, host: str = LOOPBACK) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def wait_for_port(port: int, within: float = 30, host: str = LOOPBACK) -> None:
    """Raises TimeoutError when nothing listens there `within` seconds."""
    if not wait_until(lambda: is_open(port, host), within):
        raise TimeoutError(f"nothing listens on {host}:{port} after {within} s")


def wait_until(check: Callable[[], bool], within: float, pause: float = 0.01) -> bool:
    """Asks `check` until it says yes; False if it has not `within` seconds. Asks at least once."""
    end = time.monotonic() + within
    while not check():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
