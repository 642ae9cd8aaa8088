"""Becomes a program, as another account if one is named, that ends when its parent does. Run as a file: standard library only.

launch.py PARENT_PID SIGNAL USER:GROUP|- COMMAND...
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def drop_to(account: str) -> None:
    user, group = map(int, account.split(":"))
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)


def end_with_parent(parent: int, signal: int) -> None:
    """Only after setuid, which forgets it. A parent that died before this call sends no signal any more."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    parent, signal, account, *command = sys.argv[1:]
    if account != "-":
        drop_to(account)
    end_with_parent(int(parent), int(signal))
    os.execvp(command[0], command)  # noqa: S606 (becoming that program is the point; there is no shell to ask)
