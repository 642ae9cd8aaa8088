"""Ways around row-level security that SQL has: none of them is open to a login of a service."""

from typing import Final, LiteralString

import psycopg
import pytest
from psycopg import errors, sql

from tests.walls.estate import Estate

DENIED: Final = (errors.InsufficientPrivilege, errors.InvalidParameterValue)
STATEMENTS: Final[tuple[LiteralString, ...]] = (
    "SET ROLE plp_owner",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "ALTER TABLE tenants DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE tenants OWNER TO plp_app",
    "CREATE POLICY mine ON tenants USING (true)",
    "DROP POLICY tenant ON tenants",
    "TRUNCATE tenants",
    "CREATE TABLE mine (id uuid)",
    "CREATE TEMPORARY TABLE mine (id uuid)",
    "CREATE SCHEMA mine",
    "CREATE VIEW mine AS SELECT 1",
    "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION pg_temp.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION dblink",
    "ALTER DOMAIN tenant_code DROP CONSTRAINT tenant_code_check",
    "ALTER SYSTEM SET row_security = off",
    "SET session_replication_role = replica",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY tenants TO '/tmp/tenants'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_export(1, '/tmp/mine')",
    "SELECT rolpassword FROM pg_authid",
    "GRANT plp_owner TO CURRENT_USER",
    "INSERT INTO migrations (name, sha256) VALUES ('mine', '')",
    "UPDATE programme_clock SET reads = now()",
)
LASTING: Final[tuple[LiteralString, ...]] = (
    "ALTER ROLE {me} SET app.tenant = 'rha'",
    "ALTER ROLE {other} SET app.tenant = 'rha'",
    "ALTER ROLE {me} IN DATABASE {here} SET app.tenant = 'rha'",
    "ALTER DATABASE {here} SET app.tenant = 'rha'",
    "ALTER ROLE {me} BYPASSRLS",
    "ALTER ROLE {other} PASSWORD 'mine'",
    "CREATE ROLE mine LOGIN IN ROLE plp_app",
)


def serving(estate: Estate) -> list[tuple[str, str]]:
    """Service and login, but for owners."""
    by_service = {service.name: estate.pooled.logins(service.name).by_group() for service in estate.pooled.services}
    return [(name, login) for name, by_group in by_service.items() for group, login in by_group.items() if group != "plp_owner"]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_login_of_a_service_may(estate: Estate, statement: LiteralString) -> None:
    for service, login in serving(estate):
        with estate.as_login("data", service, login) as db, pytest.raises(DENIED):
            db.execute(statement)


@pytest.mark.parametrize("statement", LASTING)
def test_no_login_gives_a_role_a_tenant_or_a_right(estate: Estate, statement: LiteralString) -> None:
    """Else one process would choose the tenant of the next. The owner may not, either."""
    for service, login in [*serving(estate), ("recruitment", "recruitment_owner")]:
        names = {"me": login, "other": "matching_relay" if service != "matching" else "recruitment", "here": service}
        with estate.as_login("data", service, login) as db, pytest.raises(errors.InsufficientPrivilege):
            db.execute(sql.SQL(statement).format(**{name: sql.Identifier(value) for name, value in names.items()}))


def test_switching_the_policies_off_is_an_error_and_no_way_in(estate: Estate) -> None:
    for service, login in [*serving(estate), ("recruitment", "recruitment_owner")]:
        with estate.as_login("data", service, login) as db:
            db.execute("SET row_security = off")
            for table in ("events", "outbox", "deadlines"):
                with pytest.raises(errors.InsufficientPrivilege):
                    db.execute(sql.SQL("SELECT FROM {} WHERE stream = ''").format(sql.Identifier(table)))


def test_a_tenant_is_over_with_its_transaction(estate: Estate) -> None:
    with estate.as_login("data", "recruitment", "recruitment") as db:
        with db.transaction():
            db.execute("SELECT set_config('app.tenant', 'rha', true)")
            assert db.execute("SELECT tenant FROM tenants").fetchall() == [("rha",)]
        with pytest.raises(errors.CheckViolation):
            db.execute("SELECT FROM tenants")


def test_no_login_signs_in_to_a_database_that_is_not_its_own(estate: Estate) -> None:
    everyone = {
        login: (deployment.logins(name).name, group)
        for deployment in estate.deployments
        for name in (*(service.name for service in deployment.services), "portal")
        for group, login in deployment.logins(name).by_group().items()
    }
    with estate.as_admin("data", "postgres") as db:
        for login, (own, group) in everyone.items():
            query = "SELECT datname FROM pg_database WHERE datname <> ALL(%s) AND has_database_privilege(%s, oid, 'CONNECT')"
            connects = {name for (name,) in db.execute(query, (["postgres", "template0", "template1"], login))}
            assert own in connects
            assert connects <= {own, "bus"}
            assert "bus" not in connects or group in {"plp_app", "plp_relay"}


@pytest.mark.parametrize("database", ["recruitment", "recruitment_tzb", "matching_rha", "portal_rha"])
def test_a_trusts_own_login_is_turned_away_at_the_door(estate: Estate, database: str) -> None:
    url = estate.url("data", database, "recruitment_rha")
    with pytest.raises(errors.OperationalError, match="permission denied for database"):
        psycopg.connect(url)
