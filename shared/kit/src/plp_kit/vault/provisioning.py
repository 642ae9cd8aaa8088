"""Makes the vault on its own PostgreSQL cluster: roles, database, tables, principals. It can be repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from plp_kit.core.database import Db
from plp_kit.core.migrating import migrate
from plp_kit.core.provisioning import ensure_login, ensure_role

VAULT = "vault"
MIGRATIONS = files("plp_kit.vault.migrations")


@dataclass(frozen=True, slots=True)
class Principal:
    """A login that acts for a service: for every tenant, or deployed per tenant for one."""

    login: str
    service: str
    password: str = field(repr=False)
    tenant: str | None = None


def vault_url(server_url: str, login: str, password: str, name: str = VAULT) -> str:
    """How this login reaches the vault on that server."""
    return make_conninfo(server_url, dbname=name, user=login, password=password)


def provision_vault(admin_url: str, owner_password: str, principals: Sequence[Principal], name: str = VAULT) -> None:
    """`admin_url` is a superuser's, on any database of the vault's cluster. Principals are added or changed, never removed.

    Afterwards the database `name` exists, owned by the login `name`_owner, and is migrated.
    """
    owner = f"{name}_owner"
    with psycopg.connect(admin_url, autocommit=True) as db:
        for group in ("plp_owner", "plp_app"):
            ensure_role(db, group, sql.SQL("NOLOGIN"))
        ensure_login(db, owner, owner_password, "plp_owner")
        for principal in principals:
            ensure_login(db, principal.login, principal.password, "plp_app")
        _make_database(db, name, owner)
    owner_url = vault_url(admin_url, owner, owner_password, name)
    migrate(owner_url, [MIGRATIONS])
    _fill(owner_url, principals)


def _make_database(db: Db, name: str, owner: str) -> None:
    """Lets only logins of the two groups connect to it."""
    vault = sql.Identifier(name)
    if db.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
        db.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(vault, sql.Identifier(owner)))
    db.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM public").format(vault))
    db.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO plp_owner, plp_app").format(vault))


def _fill(owner_url: str, principals: Sequence[Principal]) -> None:
    with psycopg.connect(owner_url) as db, db.cursor() as rows:
        rows.executemany(
            "INSERT INTO services (name) VALUES (%s) ON CONFLICT DO NOTHING",
            [(principal.service,) for principal in principals],
        )
        rows.executemany(
            """INSERT INTO principals (login, service, tenant) VALUES (%s, %s, %s)
               ON CONFLICT (login) DO UPDATE SET service = excluded.service, tenant = excluded.tenant""",
            [(principal.login, principal.service, principal.tenant) for principal in principals],
        )
