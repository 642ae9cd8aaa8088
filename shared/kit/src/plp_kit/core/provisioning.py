"""Makes a service's logins, database and tables, as a superuser. It can be repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo
from psycopg.rows import TupleRow

from plp_kit.core.migrating import KIT, migrate

GROUPS = ("plp_owner", "plp_app", "plp_relay", "plp_scheduler")


@dataclass(frozen=True, slots=True)
class Logins:
    """A database's four logins: `x_owner` migrates, `x` serves and consumes, `x_relay`, `x_scheduler`.

    They share a password, unless the owner has one of its own: it can change policies, so no service process should know it.
    """

    name: str
    password: str = field(repr=False)
    owner_password: str | None = field(default=None, repr=False)

    def by_group(self) -> dict[str, str]:
        return {
            "plp_owner": f"{self.name}_owner",
            "plp_app": self.name,
            "plp_relay": f"{self.name}_relay",
            "plp_scheduler": f"{self.name}_scheduler",
        }

    def password_of(self, group: str) -> str:
        return self.owner_password or self.password if group == "plp_owner" else self.password

    def url(self, server_url: str, group: str, database: str | None = None) -> str:
        login, password = self.by_group()[group], self.password_of(group)
        return make_conninfo(server_url, dbname=database or self.name, user=login, password=password)


def provision(admin_url: str, logins: Logins, migrations: Sequence[Traversable], kit: Sequence[Traversable] = (KIT,)) -> None:
    """`admin_url` is a superuser's on the cluster. Afterwards the database `logins.name` exists and is migrated."""
    with psycopg.connect(admin_url, autocommit=True) as db:
        _groups(db)
        for group, login in logins.by_group().items():
            ensure_login(db, login, logins.password_of(group), group)
        _database(db, logins)
    migrate(logins.url(admin_url, "plp_owner"), [*kit, *migrations])


def _groups(db: Connection[TupleRow]) -> None:
    for group in GROUPS:
        ensure_role(db, group, sql.SQL("NOLOGIN"))


def ensure_role(db: Connection[TupleRow], name: str, attributes: sql.Composable) -> None:
    known = db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is not None
    verb = sql.SQL("ALTER" if known else "CREATE")
    plain = sql.SQL("NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT")
    db.execute(sql.SQL("{} ROLE {} {} {}").format(verb, sql.Identifier(name), plain, attributes))


def ensure_login(db: Connection[TupleRow], name: str, password: str, group: str) -> None:
    """The password is sent as its SCRAM verifier, so that no statement log shows it."""
    verifier = db.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    ensure_role(db, name, sql.SQL("LOGIN PASSWORD {}").format(sql.Literal(verifier)))
    db.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(name)))


def _database(db: Connection[TupleRow], logins: Logins) -> None:
    name, owner = sql.Identifier(logins.name), sql.Identifier(logins.by_group()["plp_owner"])
    if db.execute("SELECT 1 FROM pg_database WHERE datname = %s", (logins.name,)).fetchone() is None:
        db.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
    admit(db, logins.name, logins)


def admit(db: Connection[TupleRow], database: str, logins: Logins) -> None:
    """Lets only these logins connect to the database."""
    name = sql.Identifier(database)
    db.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM public").format(name))
    users = sql.SQL(", ").join(sql.Identifier(login) for login in logins.by_group().values())
    db.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, users))


def add_tenant(owner_url: str, tenant: str) -> None:
    """Adds the tenant to a service's database. It can be repeated."""
    with psycopg.connect(owner_url) as db:
        db.execute("INSERT INTO tenants (tenant) VALUES (%s) ON CONFLICT DO NOTHING", (tenant,))
