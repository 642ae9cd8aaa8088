"""Copies a database with pg_dump and restores it. A restore ends all connections to it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from plp_demo.servers import postgres_files
from plp_demo.servers.postgres import Postgres


@dataclass(frozen=True, slots=True)
class Backup:
    """One database at one moment, with its owner and its connection rights; the cluster's roles stay as they are."""

    server: Postgres
    database: str
    file: Path

    @classmethod
    def of(cls, server: Postgres, database: str, folder: Path) -> "Backup":
        backup = cls(server, database, folder / f"{database}.{len(list(folder.iterdir()))}.dump")
        _run(server, "pg_dump", database, "--format=custom", f"--file={backup.file}")
        return backup

    def restore(self) -> None:
        with psycopg.connect(self.server.admin_url, autocommit=True) as db:
            db.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.database)))
        _run(self.server, "pg_restore", "postgres", "--create", "--exit-on-error", str(self.file))


def _run(server: Postgres, program: str, database: str, *options: str) -> None:
    """Passes the password in the environment, which other users cannot read."""
    address = conninfo_to_dict(server.url(database))
    environment = {
        **{key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}},
        **{f"PG{key.upper()}": str(address[key]) for key in ("host", "port", "user", "password") if key in address},
    }
    command = [str(postgres_files.wheel() / "bin" / program), f"--dbname={database}", *options]
    subprocess.run(command, env=environment, check=True, capture_output=True)
