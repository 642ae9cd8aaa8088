"""A whole platform whose clusters can be copied while it runs, and put back later to what the copy says."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import psycopg

from plp_demo.issuer.people import Person
from plp_demo.platform import sign_in
from plp_demo.platform.addresses import Addresses, Secrets, ports
from plp_demo.platform.children import SERVICE_PROCESSES, children, forking
from plp_demo.platform.platform import furnish
from plp_demo.platform.settling import Observer
from plp_demo.servers.access import Access
from plp_demo.servers.accounts import workspace
from plp_demo.servers.fork_server_client import ForkServer
from plp_demo.servers.ports import LOOPBACK, free_port
from plp_demo.servers.postgres import PostgresServer
from plp_demo.servers.postgres_files import SUPERUSER
from plp_demo.servers.processes import Program, run
from plp_demo.supervisor.supervisor import Supervisor
from plp_kit.core import clocks
from plp_operate.deployment.services import PORTAL, SERVICES

PATIENCE: Final = 180.0
TWICE: Final = 2
PLAIN: Final = {"wal_compression": "off", "autovacuum": "off", "log_statement": "none"}
NAMES: Final = (*(service.name for service in SERVICES), PORTAL)
SECRETS: Final = Secrets("owner", dict.fromkeys(NAMES, "data"), "requests, for a test that ends soon", "sign-ins", "rounding")


@dataclass(slots=True)
class Restorable:
    """`data` and `vault` are ours to stop; the issuer and the portal stay up while services are away."""

    at: Addresses
    data: PostgresServer
    vault: PostgresServer
    forks: ForkServer
    services: Supervisor | None = field(default=None)

    def start(self) -> None:
        """Returns when every service is ready: it has reconciled by then."""
        self.services = Supervisor([child for child in children(self.at, self.forks) if child.group == SERVICE_PROCESSES])
        self.services.start()

    def stop(self) -> None:
        if self.services is not None:
            self.services.stop()
            self.services = None

    def clusters(self) -> Sequence[PostgresServer]:
        return self.data, self.vault

    def settle(self) -> None:
        """Returns when everything said is heard and all that is due is done, parked messages or not."""
        observer, quiet, until = Observer(self.at.deployment), 0, time.monotonic() + PATIENCE
        try:
            while quiet < TWICE:
                now = observer.read()
                quiet = 0 if now.waiting or now.behind else quiet + 1
                if time.monotonic() > until:
                    raise TimeoutError(f"still under way: {now}")
                time.sleep(0.05)
        finally:
            observer.close()

    def move(self, to: datetime) -> None:
        self.settle()
        for service in SERVICES:
            with psycopg.connect(self.at.database(service.name, "plp_owner")) as db:
                clocks.move(db, to)
        self.settle()

    def copy(self) -> None:
        """A base backup of both clusters, made while they run."""
        for cluster in self.clusters():
            base_backup(cluster, cluster.folder / "copy")

    def put_back(self) -> None:
        """Both clusters to what their copies say. The keys, and what stands beside them, are as they are today."""
        self.stop()
        for cluster in self.clusters():
            cluster.stop()
            shutil.rmtree(cluster.data)
            (cluster.folder / "copy").rename(cluster.data)
            cluster.start()
        self.start()

    def opened_copy(self, folder: Path) -> PostgresServer:
        """Another server on the data cluster's copy, to be started: somebody else has taken it along."""
        Access((free_port(),), self.data.access.password).keep(folder)
        shutil.copytree(self.data.folder / "copy", folder / "data", symlinks=True)
        if self.data.account:
            for path in (folder, folder / "data", *(folder / "data").rglob("*")):
                os.chown(path, self.data.account.user, self.data.account.group)
        return PostgresServer(folder, fsync=False)


def base_backup(cluster: PostgresServer, target: Path) -> None:
    target.mkdir(mode=0o700)
    if cluster.account:
        os.chown(target, cluster.account.user, cluster.account.group)
    options = ("--pgdata", str(target), "--wal-method=stream", "--checkpoint=fast", "--no-sync", "--dbname", cluster.admin_url)
    command = (str(cluster.binaries() / "pg_basebackup"), *options)
    run(Program("pg_basebackup", command, cluster.folder / "backup.log", folder=cluster.folder, account=cluster.account))


@contextmanager
def restorable(people: Sequence[Person], tenants: Sequence[str]) -> Iterator[Restorable]:
    """Everything of a platform, on PostgreSQL's bus, with nothing in the way of reading its files."""
    with (
        workspace("privacy") as folder,
        forking(folder) as forks,
        PostgresServer(folder / "data", fsync=False, settings=PLAIN) as data,
        PostgresServer(folder / "vault", fsync=False, settings=PLAIN) as vault,
    ):
        platform = Restorable(_addresses(folder, data, vault, tenants), data, vault, forks)
        furnish(platform.at)
        sign_in.write(platform.at, people)
        with Supervisor([child for child in children(platform.at, forks) if child.group != SERVICE_PROCESSES]):
            try:
                platform.start()
                yield platform
            finally:
                platform.stop()


def _addresses(folder: Path, data: PostgresServer, vault: PostgresServer, tenants: Sequence[str]) -> Addresses:
    (folder / "traces").mkdir()
    return Addresses(folder, data.admin_url, vault.admin_url, SECRETS, ports("mail"), tuple(tenants))


def admin(cluster: PostgresServer, database: str) -> str:
    """The superuser's address of a database, behind no wall."""
    return f"postgresql://{SUPERUSER}:{cluster.access.password}@{LOOPBACK}:{cluster.port}/{database}"
