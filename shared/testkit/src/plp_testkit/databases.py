"""A database of its own for each test, on a cluster that many tests share."""

import secrets
from dataclasses import dataclass

import psycopg
from psycopg import sql

from plp_demo.servers.postgres import Postgres


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
        """Whoever is connected is thrown out."""
        _administer(self.server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name)))


def create_database(server: Postgres, name: str, template: str | None = None) -> Database:
    """A database called `name` and random letters; a copy of `template` if one is named, to which nobody may be connected."""
    database = Database(server, f"{name}_{secrets.token_hex(4)}")
    copied = sql.Identifier(template or "template1")
    _administer(server, sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(database.name), copied))
    return database


def _administer(server: Postgres, statement: sql.Composed) -> None:
    with psycopg.connect(server.admin_url, autocommit=True) as db:
        db.execute(statement)
