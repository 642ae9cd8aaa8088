"""Making the vault, and making it again."""

from collections.abc import Callable
from dataclasses import replace
from secrets import token_hex

import psycopg
import pytest
from psycopg import Connection, errors, sql
from psycopg.rows import TupleRow

from plp_demo.servers.postgres import Postgres
from plp_kit.vault.provisioning import Principal, provision_vault, vault_url


@pytest.fixture
def provision(vault_server: Postgres, vault_name: str, login_url: Callable[[str], str]) -> Callable[[Principal], str]:
    """Provisions the standing vault once more, with one principal; returns how that one reaches it."""
    assert login_url("owner")

    def provision(principal: Principal) -> str:
        provision_vault(vault_server.admin_url, "owner's", [principal], vault_name)
        return vault_url(vault_server.admin_url, principal.login, principal.password, vault_name)

    return provision


@pytest.fixture
def newcomer() -> Principal:
    return Principal(f"insights_{token_hex(4)}", "insights", "before")


def test_provisioning_again_changes_passwords_services_and_tenants(
    provision: Callable[[Principal], str], newcomer: Principal
) -> None:
    before = provision(newcomer)
    after = provision(replace(newcomer, service="portal", password="after", tenant="rha"))
    with psycopg.connect(after) as db:
        db.execute("SELECT set_config('app.tenant', 'rha', true)")
        assert db.execute("SELECT service, tenant FROM principals").fetchall() == [("portal", "rha")]
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(before)


def test_a_login_of_the_cluster_that_is_none_of_ours_cannot_connect(
    admin: Connection[TupleRow], vault_server: Postgres, vault_name: str
) -> None:
    stranger = f"stranger_{token_hex(4)}"
    admin.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'x'").format(sql.Identifier(stranger)))
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(vault_server.url(vault_name, stranger, "x"))


def test_a_login_that_is_no_principal_sees_and_erases_nothing(
    provision: Callable[[Principal], str], newcomer: Principal, admin: Connection[TupleRow]
) -> None:
    url = provision(newcomer)
    admin.execute("DELETE FROM principals WHERE login = %s", (newcomer.login,))
    with psycopg.connect(url) as db:
        db.execute("SELECT set_config('app.tenant', 'rha', true)")
        assert db.execute("SELECT FROM keys").fetchall() == []
        assert db.execute("SELECT FROM subjects").fetchall() == []
        with pytest.raises(errors.InsufficientPrivilege):
            db.execute("SELECT erase_subject(gen_random_uuid())")


def test_passwords_are_shown_nowhere_and_kept_as_verifiers(
    newcomer: Principal, admin: Connection[TupleRow], vault_name: str
) -> None:
    assert "before" not in repr(newcomer)
    rows = admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (f"{vault_name}_owner",)).fetchall()
    assert [kept.startswith("SCRAM-SHA-256$") for (kept,) in rows] == [True]
