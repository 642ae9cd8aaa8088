"""Whom a server runs as: ourselves, or an unprivileged account where we are root and the server refuses that."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_IXGRP, S_IXOTH, S_IXUSR


@dataclass(frozen=True, slots=True)
class Account:
    user: int
    group: int

    def may_enter(self, folder: Path) -> bool:
        """Whether `folder` (or program) and each folder on the way are open to this account, by their modes alone."""
        resolved = folder.resolve()
        return all(self._passes(step) for step in (resolved, *resolved.parents))

    def _passes(self, folder: Path) -> bool:
        state = folder.stat()
        if state.st_uid == self.user:
            return bool(state.st_mode & S_IXUSR)
        return bool(state.st_mode & (S_IXGRP if state.st_gid == self.group else S_IXOTH))


def unprivileged() -> Account | None:
    """The account `nobody` if we are root; None, which is ourselves, if we are not."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


@contextmanager
def workspace(name: str) -> Iterator[Path]:
    """A folder for servers' data that the unprivileged account can reach, removed at the end. pytest's own are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix=f"plp-{name}-", dir=_open_folder()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _open_folder() -> Path:
    account, usual = unprivileged(), Path(tempfile.gettempdir())
    return usual if account is None or account.may_enter(usual) else Path("/tmp")  # noqa: S108 (mkdtemp makes the folder in it)
