"""A real PostgreSQL: one that is given by address, or one that we start from the wheel and stop again."""

import os
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from signal import Signals
from urllib.parse import quote, urlsplit

import psycopg

from plp_demo.servers import postgres_files
from plp_demo.servers.access import Access
from plp_demo.servers.accounts import Account, unprivileged
from plp_demo.servers.ports import LOOPBACK
from plp_demo.servers.processes import Process, Program, ProgramFailed
from plp_demo.servers.server import Server

ATTEMPTS = 5


class Postgres(Server):
    """A cluster, ours or a given one."""

    __slots__ = ()

    @property
    @abstractmethod
    def admin_url(self) -> str:
        """The superuser's, or given administrator's, address."""

    def url(self, database: str = "postgres", user: str | None = None, password: str | None = None) -> str:
        """The address of a database, as the administrator unless a user is named. Nothing is asked of the server."""
        parts = urlsplit(self.admin_url)
        if user is not None:
            secret = "" if password is None else ":" + quote(password, safe="")
            parts = parts._replace(netloc=f"{quote(user, safe='')}{secret}@{parts.netloc.rpartition('@')[2]}")
        return parts._replace(path="/" + quote(database, safe="")).geturl()


@dataclass(frozen=True, slots=True)
class GivenPostgres(Postgres):
    """A cluster that is there already."""

    address: str = field(repr=False)

    def __post_init__(self) -> None:
        if urlsplit(self.address).scheme not in {"postgresql", "postgres"}:
            raise ValueError("the address of a PostgreSQL server begins with postgresql://")

    @property
    def admin_url(self) -> str:
        return self.address


@dataclass(slots=True)
class PostgresServer(Postgres):
    """A cluster of ours in `folder`, on one port for life.

    `fsync=False`, for tests, survives a kill but not a lost machine, and checks passwords in no time.
    `folder` must be reachable by `account` (see accounts.workspace). `settings` are added to the server's own.
    """

    folder: Path
    fsync: bool = True
    settings: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = field(default_factory=unprivileged)
    installation: Path = field(default_factory=postgres_files.wheel)
    access: Access = field(init=False)
    process: Process | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.folder = self.folder.absolute()
        self.access = Access.of(self.folder)

    @property
    def port(self) -> int:
        return self.access.ports[0]

    @property
    def admin_url(self) -> str:
        return f"postgresql://{postgres_files.SUPERUSER}:{self.access.password}@{LOOPBACK}:{self.port}/postgres"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def prepare(self) -> None:
        """Makes the cluster unless it is there. `start` does so; a supervisor that is handed `program` does not."""
        self._make_folder()
        if self.account and not self.account.may_enter(self.folder):
            raise PermissionError(f"{self.folder} is closed to user {self.account.user}, who runs PostgreSQL because we are root")
        self.access.keep(self.folder)
        if not self.data.exists():
            postgres_files.make_cluster(self.data, self.binaries(), self.account, self.access.password, sync=self.fsync)
        postgres_files.forget_stranger(self.data)

    def program(self, name: str = "postgresql") -> Program:
        """Stopped by SIGINT: SIGTERM waits for clients to go. Orphaned by SIGQUIT: it frees shared memory, SIGKILL does not."""
        options = (part for key, value in self._settings().items() for part in ("-c", f"{key}={value}"))
        return Program(
            name,
            (str(self.binaries() / "postgres"), "-D", str(self.data), *options),
            self.folder / f"{name}.log",
            folder=self.folder,
            account=self.account,
            stop_signal=Signals.SIGINT,
            orphan_signal=Signals.SIGQUIT,
            stops_within=30,
        )

    def ready(self) -> bool:
        """Whether the superuser can sign in. Blocks two seconds at most."""
        try:
            psycopg.connect(self.admin_url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def start(self) -> None:
        """Raises ProgramFailed. Can be repeated. After a SIGKILL the dead one's last processes can hold the data for a moment."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._start()
            except ProgramFailed as failed:
                self.kill()
                if attempt == ATTEMPTS or "is still in use" not in str(failed):
                    raise
        return None

    def stop(self) -> None:
        if self.process:
            self.process.stop()

    def kill(self) -> None:
        """SIGKILL, without warning."""
        if self.process:
            self.process.kill()

    def binaries(self) -> Path:
        """Where initdb, psql, pg_dump and the others stand, reachable for the account that runs the server."""
        return postgres_files.reachable(self.installation, self.account, self.folder) / "bin"

    def _make_folder(self) -> None:
        """Open to the account that runs the server, whatever our umask; what is inside is not."""
        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            self.folder.chmod(0o711 if self.account else 0o700)

    def _start(self) -> None:
        if self.process is None or self.process.ended:
            self.kill()
            self.prepare()
            self.process = Process.start(self.program())
        self.process.wait_ready(self.ready, 30)

    def _settings(self) -> dict[str, str]:
        durability = "on" if self.fsync else "off"
        return {
            "listen_addresses": LOOPBACK,
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "300",
            "password_encryption": "scram-sha-256",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "fsync": durability,
            "full_page_writes": durability,
            **self.settings,
        }


def postgres(folder: Path, variable: str = "PLP_DATABASE_URL", *, fsync: bool = True) -> Postgres:
    """The cluster whose administrator's address `variable` gives; else one of ours in `folder`. Not started."""
    given = os.environ.get(variable)
    return GivenPostgres(given) if given else PostgresServer(folder, fsync=fsync)
