"""A database for a test, and only for it."""

import psycopg
import pytest

from plp_demo.servers.postgres import Postgres
from plp_testkit.databases import create_database
from plp_testkit.fixtures.postgres import FreshDatabase


def test_two_databases_of_one_name_are_two(postgres_server: Postgres, fresh_database: FreshDatabase) -> None:
    one, other = (fresh_database(postgres_server, "matching") for _ in range(2))
    with psycopg.connect(one.admin_url) as db:
        db.execute("CREATE TABLE here (n int)")
    with psycopg.connect(other.admin_url) as db:
        assert db.execute("SELECT to_regclass('here')").fetchone() == (None,)


def test_dropping_a_database_ends_its_connections(postgres_server: Postgres) -> None:
    database = create_database(postgres_server, "matching")
    with psycopg.connect(database.admin_url) as db:
        database.drop()
        with pytest.raises(psycopg.OperationalError):
            db.execute("SELECT 1")


def test_a_database_is_reached_as_any_user(postgres_server: Postgres, fresh_database: FreshDatabase) -> None:
    database = fresh_database(postgres_server, "matching")
    with psycopg.connect(postgres_server.admin_url, autocommit=True) as db:
        db.execute("CREATE ROLE visitor LOGIN PASSWORD 'visiting'")
        with psycopg.connect(database.url("visitor", "visiting")) as visit:
            assert visit.execute("SELECT current_user, current_database()").fetchone() == ("visitor", database.name)
        db.execute("DROP ROLE visitor")


def test_the_vault_is_another_cluster(postgres_server: Postgres, vault_server: Postgres) -> None:
    assert postgres_server.admin_url != vault_server.admin_url
