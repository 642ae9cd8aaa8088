"""What another trust, no trust and a forged one reach of a trust's row: nothing, in any table, by any login."""

from typing import Final, LiteralString

import pytest
from psycopg import errors

from plp_kit.core.database import enter
from tests.walls import catalogue
from tests.walls.estate import Estate, trust_of
from tests.walls.rows import tried
from tests.walls.trying import DENIED, INTRUDER, OWNER, Try, logins, trying

FORGED: Final = (
    "",
    " alpha",
    "alpha ",
    "alpha\n",
    "ALPHA",
    "alpha' OR '1'='1",
    "alpha'; SET ROLE plp_owner; --",
    "alpha,beta",
    "{alpha}",
    "%",
    "al.*",
    "a",
    "alphaalphaalphaalpha",
    "\N{FULLWIDTH LATIN SMALL LETTER A}lpha",
)


def test_every_database_with_walls_is_tried(estate: Estate) -> None:
    with_walls = set()
    for cluster, name in [*(("data", name) for name in estate.databases("data")), ("vault", "vault")]:
        with estate.as_admin(cluster, name) as db:
            if trust_of(name) is None and catalogue.walled(db, name):
                with_walls.add(name)
    assert {database for _, database, _ in logins(estate)} == with_walls


def test_another_tenant_reaches_nothing(estate: Estate) -> None:
    for cluster, database, login in logins(estate):
        with trying(estate, cluster, database, login) as (db, tries):
            enter(db, INTRUDER)
            for each in tries:
                outcomes = each.outcomes()
                assert outcomes.pop("insert", 1) == 1, (login, each.table.table)
                assert each.is_right(outcomes, 0), (login, each.table.table, outcomes)


def test_nobody_writes_for_another_tenant(estate: Estate) -> None:
    for cluster, database, login in logins(estate):
        with trying(estate, cluster, database, login) as (db, tries):
            enter(db, INTRUDER)
            for each in tries:
                assert each.spans or each.run(each.table.insert(OWNER)) is DENIED, (login, each.table.table)
                assert each.spans or each.run(*each.own(), each.table.give_to(OWNER)) is DENIED, (login, each.table.table)


def test_the_tenant_itself_reaches_its_row(estate: Estate) -> None:
    """Else the tests before this one would prove nothing."""
    for cluster, database, login in logins(estate):
        with trying(estate, cluster, database, login) as (db, tries):
            enter(db, OWNER)
            for each in tries:
                seen = each.run(each.table.count()) if each.table.may_select else 1
                assert seen == 1 or each.is_right({"select": seen}, 1), (login, each.table.table)


def test_without_a_tenant_everything_is_an_error(estate: Estate) -> None:
    for cluster, database, login in logins(estate):
        with trying(estate, cluster, database, login) as (_, tries):
            for each in tries:
                outcomes = each.outcomes()
                assert each.is_right(outcomes, errors.UndefinedObject), (login, each.table.table, outcomes)


def test_a_forged_tenant_is_an_error(estate: Estate) -> None:
    """The empty one is what a transaction's setting leaves behind on its connection."""
    for cluster, database, login in logins(estate):
        with trying(estate, cluster, database, login) as (db, tries):
            for forged in FORGED:
                enter(db, forged)
                for each in tries:
                    outcomes = each.outcomes("select", "insert")
                    assert each.is_right(outcomes, errors.CheckViolation), (login, each.table.table, forged, outcomes)


NAIVE: Final[dict[str, LiteralString]] = {
    "conditions in the code are the only wall": """
        CREATE TABLE planted (tenant tenant_code DEFAULT current_setting('app.tenant'), id uuid PRIMARY KEY)""",
    "the setting may be missing": """
        CREATE TABLE planted (tenant text NOT NULL DEFAULT coalesce(current_setting('app.tenant', true), ''), id uuid NOT NULL);
        ALTER TABLE planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON planted USING (tenant = coalesce(current_setting('app.tenant', true), ''))""",
}


@pytest.mark.parametrize("naive", NAIVE)
def test_the_naive_ways_are_caught(estate: Estate, naive: str) -> None:
    with estate.as_admin("data", "recruitment") as db, db.transaction(force_rollback=True):
        db.execute(NAIVE[naive])
        db.execute("GRANT SELECT, INSERT ON planted TO plp_app")
        (table,) = tried(db, "recruitment", ["planted"])
        db.execute(table.insert(OWNER))
        db.execute("SET LOCAL SESSION AUTHORIZATION recruitment")
        planted = Try(db, table, (), spans=False)
        without = planted.is_right(planted.outcomes(), errors.UndefinedObject)
        enter(db, "")
        assert not without or not planted.is_right(planted.outcomes(), errors.CheckViolation)
