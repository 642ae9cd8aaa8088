"""A copy of a migrated database is what migrating would have made, and only the test that asked for it writes in it."""

from collections.abc import Iterator
from contextlib import ExitStack
from secrets import token_hex
from typing import Any

import psycopg
import pytest

from plp_demo.servers.postgres import Postgres
from plp_kit.core.provisioning import Logins, provision
from plp_testkit.databases import Database
from plp_testkit.fixtures.services import MakeServiceDatabase, ServiceDatabase

OWNED = "SELECT relname, relkind, relowner::regrole::text, relacl::text, relforcerowsecurity FROM pg_class WHERE relnamespace = "
PUBLIC = "'public'::regnamespace ORDER BY relname"


@pytest.fixture
def migrated(postgres_server: Postgres) -> Iterator[ServiceDatabase]:
    """As a platform makes it."""
    logins = Logins(f"migrated_{token_hex(4)}", token_hex(8))
    provision(postgres_server.admin_url, logins, [])
    with ExitStack() as closing:
        yield ServiceDatabase(logins, postgres_server, closing)
    Database(postgres_server, logins.name).drop()


def shape(made: ServiceDatabase) -> tuple[list[Any], ...]:
    """What stands in it, whose it is, who may do what with it and who may connect; logins by what they are for."""
    with psycopg.connect(made.admin_url) as db:
        relations = db.execute(OWNED + PUBLIC).fetchall()
        migrations = db.execute("SELECT name, sha256 FROM migrations ORDER BY name").fetchall()
        database = db.execute(
            "SELECT datdba::regrole::text, datacl::text FROM pg_database WHERE datname = current_database()"
        ).fetchall()
    plain = [tuple(str(each).replace(made.logins.name, "x") for each in row) for row in (*relations, *database)]
    return plain, migrations


def test_a_copy_is_what_provisioning_makes(make_service_database: MakeServiceDatabase, migrated: ServiceDatabase) -> None:
    assert shape(make_service_database("copied")) == shape(migrated)


def test_what_a_test_writes_is_in_its_copy_alone(make_service_database: MakeServiceDatabase) -> None:
    one = make_service_database("copied")
    one.add_tenant("rha")
    other = make_service_database("copied")
    assert [tenants(each) for each in (one, other)] == [[("rha",)], []]


def tenants(made: ServiceDatabase) -> list[Any]:
    with psycopg.connect(made.url("plp_owner")) as db:
        return db.execute("SELECT tenant FROM tenants").fetchall()


def test_another_services_login_does_not_get_in(make_service_database: MakeServiceDatabase) -> None:
    one, other = make_service_database("copied"), make_service_database("another")
    assert one.logins != other.logins
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(other.logins.url(one.server.admin_url, "plp_app", one.name))


def test_migrations_of_other_files_make_another_template(make_service_database: MakeServiceDatabase) -> None:
    assert make_service_database("copied").logins != make_service_database("copied", kit=()).logins
