"""A login at every walled table of a database, in a transaction that ends as if nothing had been tried."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psycopg
from psycopg import errors, sql

from plp_kit.core.database import Db
from tests.walls import catalogue
from tests.walls.estate import Estate
from tests.walls.exceptions import NAMED_TENANT, SPANNING
from tests.walls.rows import Tried, tried

OWNER, INTRUDER = "alpha", "beta"
GROUPS: Final = {"_owner": "plp_owner", "_relay": "plp_relay", "_scheduler": "plp_scheduler"}
Outcome = int | type[psycopg.Error]
DENIED: Final = errors.InsufficientPrivilege


@dataclass(frozen=True, slots=True)
class Try:
    """One login at one table, in a transaction that ends as if nothing had been tried."""

    db: Db
    table: Tried
    parents: tuple[Tried, ...]
    spans: bool

    def run(self, *statements: sql.Composed) -> Outcome:
        """What the last one saw or changed; or how one of them failed."""
        try:
            with self.db.transaction(force_rollback=True):
                done = [self.db.execute(statement) for statement in statements][-1]
                return int(done.fetchall()[0][0]) if done.description else done.rowcount
        except psycopg.Error as error:
            return type(error)

    def outcomes(self, *kinds: str) -> dict[str, Outcome]:
        """Of each kind of statement, or these, that the login has been granted; the others are refused whatever the tenant."""
        table = self.table
        granted = {
            "select": ([table.count()], table.may_select),
            "update": ([table.touch()], table.may_update and table.may_select),
            "delete": ([table.delete()], table.may_delete),
            "insert": (self.own(), table.may_insert),
        }
        statements_by_kind = {kind: granted[kind] for kind in kinds or granted}
        refused = {kind: self.run(statements[-1]) for kind, (statements, may) in statements_by_kind.items() if not may}
        assert set(refused.values()) <= {DENIED}, (table.table, refused)
        return {kind: self.run(*statements) for kind, (statements, may) in statements_by_kind.items() if may}

    def own(self) -> list[sql.Composed]:
        """A row of the intruder's own, after those that it refers to."""
        return [table.insert(INTRUDER if table.table in NAMED_TENANT else None) for table in (*self.parents, self.table)]

    def is_right(self, outcomes: Mapping[str, Outcome], expected: Outcome) -> bool:
        """A login that works for all tenants sees at least the one row."""
        seen = set(outcomes.values())
        return all(isinstance(outcome, int) and outcome > 0 for outcome in seen) if self.spans else seen <= {expected}


def _parents(table: Tried, by_name: Mapping[str, Tried]) -> list[Tried]:
    """What a row refers to, and what that refers to, which comes first."""
    found: list[Tried] = []
    for parent in (by_name[name] for name in table.refers_to):
        found += [each for each in (*_parents(parent, by_name), parent) if each not in found]
    return found


@contextmanager
def trying(estate: Estate, cluster: str, database: str, login: str) -> Iterator[tuple[Db, list[Try]]]:
    """Every walled table holds a row of the owner's; the connection is the login's until the end, when all is undone."""
    group = next((group for suffix, group in GROUPS.items() if login.endswith(suffix)), "plp_app")
    with estate.as_admin(cluster, database) as db, db.transaction(force_rollback=True):
        tables = tried(db, login, [table.name for table in catalogue.walled(db, database)])
        db.execute("SET LOCAL session_replication_role = replica")  # No trigger asks for a tenant yet: none may be set.
        for table in tables:
            db.execute(table.insert(OWNER))
        db.execute("SET LOCAL session_replication_role = origin")
        db.execute(sql.SQL("SET LOCAL SESSION AUTHORIZATION {}").format(sql.Identifier(login)))
        by_name = {table.table: table for table in tables}
        yield (
            db,
            [Try(db, each, tuple(_parents(each, by_name)), (each.table, group) in SPANNING) for each in tables],
        )


def logins(estate: Estate) -> Iterator[tuple[str, str, str]]:
    """Cluster, database and login of all that read or write what tenants have."""
    for service in estate.pooled.services:
        for login in estate.pooled.logins(service.name).by_group().values():
            yield "data", service.name, login
        yield "vault", "vault", estate.pooled.vault_principal(service.name).login
    yield "vault", "vault", "vault_owner"
