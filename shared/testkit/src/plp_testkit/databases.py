"""A database of its own for each test, on a cluster that many tests share."""

import secrets
from dataclasses import dataclass

import psycopg
from psycopg import sql

from plp_demo.servers.postgres import Postgres
from plp_kit.core.provisioning import Logins, admit


@dataclass(frozen=True, slots=True)
class Database:
    server: Postgres
    name: str

    @property
    def admin_url(self) -> str:
        return self.server.url(self.name)

    def url(self, user: str, password: str) -> str:
        return self.server.url(self.name, user, password)

    def drop(self) -> None:
        """Ends all connections first."""
        with psycopg.connect(self.server.admin_url, autocommit=True) as db:
            db.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name)))


def create_database(server: Postgres, name: str) -> Database:
    """An empty database named `name` and random letters."""
    database = Database(server, _unused(name))
    with psycopg.connect(server.admin_url, autocommit=True) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database.name)))
    return database


def copy_database(server: Postgres, name: str, template: str, logins: Logins) -> Database:
    """A copy of a service's database, to which nobody may be connected. The same logins own it and may connect."""
    database, owner = Database(server, _unused(name)), logins.by_group()["plp_owner"]
    names = (sql.Identifier(each) for each in (database.name, template, owner))
    with psycopg.connect(server.admin_url, autocommit=True) as db:
        db.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy OWNER {}").format(*names))
        admit(db, database.name, logins)
    return database


def _unused(name: str) -> str:
    return f"{name}_{secrets.token_hex(4)}"
