"""Every table of every database is walled by tenant, or is named with a reason; a table that is not is found by itself."""

import pytest

from plp_operate.deployment.services import SERVICES
from tests.walls import catalogue, exceptions
from tests.walls.estate import CLUSTERS, OURS, Estate, kind_of
from tests.walls.planted import PLANTED

GRANTED = """
    SELECT privilege_type FROM pg_class, aclexplode(relacl) WHERE pg_class.oid = %s AND grantee <> relowner"""


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_table_is_walled(estate: Estate, cluster: str) -> None:
    for name in estate.databases(cluster):
        with estate.as_admin(cluster, name) as db:
            assert catalogue.faults(db, kind_of(name)) == [], name


def test_every_database_is_looked_into(estate: Estate) -> None:
    names = [service.name for service in SERVICES]
    shared = {service.name for service in SERVICES if service.own_tenant is not None}
    alone = {f"{name}_{trust}" for name in {*names, "portal"} - shared for trust in estate.alone}
    assert set(estate.databases("data")) == {*names, "bus", "portal"} | alone
    assert estate.databases("vault") == ["vault"]
    with estate.as_admin("data", "recruitment") as db:
        assert {"events", "outbox", "cohorts_1"} <= {table.name for table in catalogue.walled(db, "recruitment")}


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_what_no_tenant_walls_is_walled_otherwise_or_only_read(estate: Estate, cluster: str) -> None:
    for name in estate.databases(cluster):
        with estate.as_admin(cluster, name) as db:
            walled = {table.oid for table in catalogue.walled(db, kind_of(name))}
            for table in catalogue.tables(db):
                if table.name in exceptions.READABLE:
                    assert {right for (right,) in db.execute(GRANTED, (table.oid,))} <= {"SELECT"}, (name, table.name)
                elif table.oid not in walled:
                    assert table.is_secured, (name, table.name)
                    assert table.is_forced, (name, table.name)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_hole_is_found(estate: Estate, planted: str) -> None:
    statements, expected = PLANTED[planted]
    with estate.as_login("data", f"recruitment_{OURS}", f"recruitment_{OURS}_owner") as db, db.transaction(force_rollback=True):
        db.execute(statements)
        assert catalogue.faults(db, "recruitment") == expected


def test_no_exception_outlives_its_reason(estate: Estate) -> None:
    """Each names something that there is."""
    there: set[tuple[str, str]] = set()
    functions: set[str] = set()
    for cluster in CLUSTERS:
        for name in estate.databases(cluster):
            with estate.as_admin(cluster, name) as db:
                there |= {(kind_of(name), table.name) for table in catalogue.tables(db)}
                functions |= {function for (function,) in db.execute(catalogue.FUNCTIONS)}
    named = {table for _, table in there}
    assert functions == exceptions.DEFINERS.keys()
    assert {table for kind, table in exceptions.UNWALLED if kind == exceptions.EVERY} <= named
    assert {entry for entry in exceptions.UNWALLED if entry[0] != exceptions.EVERY} <= there
    assert {*exceptions.NAMED_TENANT, *(table for table, _ in exceptions.SPANNING)} <= named
