"""Becomes a program, as another account if one is named, that ends when its parent does. Run as a file: standard library only.

launch.py PARENT_PID SIGNAL USER:GROUP|- EXECUTABLE NAME ARGUMENTS...
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def environment() -> dict[bytes, bytes]:
    """As it was given to us: Python adds LC_CTYPE to its own in a plain C locale."""
    with open("/proc/self/environ", "rb") as given:  # noqa: PTH123 (pathlib is slow to import)
        entries = given.read().split(b"\0")
    return dict(entry.split(b"=", 1) for entry in entries if b"=" in entry)


def drop_to(account: str) -> None:
    """Python may be out of this account's reach: nothing can be imported from here on."""
    user, group = map(int, account.split(":"))
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)


def library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def end_with_parent(library: ctypes.CDLL, parent: int, signal: int) -> None:
    """Only after setuid, which forgets it. A parent that died before this call sends no signal any more."""
    library.prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    parent, signal, account, executable, *command = sys.argv[1:]
    loaded, given = library(), environment()
    if account != "-":
        drop_to(account)
    end_with_parent(loaded, int(parent), int(signal))
    os.execve(executable, command, given)  # noqa: S606 (becoming that program is the point; there is no shell to ask)
