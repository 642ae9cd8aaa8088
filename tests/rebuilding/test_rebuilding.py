"""Every read model of every service, rebuilt from the log of a platform that goes on, is what it was."""

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from plp_demo.platform import left
from plp_demo.platform.addresses import Addresses
from plp_kit.process.rebuilding.projections import VERSIONED, Projection, projections
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_kit.service import Service
from plp_operate.deployment.services import SERVICES
from tests.rebuilding.damaging import damage, rows
from tests.rebuilding.seldom_filled import NEVER_FILLED_BY_THE_PILOT
from tests.support.commands import Operator, Plp

ALL = [
    pytest.param(service, projection, id=f"{service.name} {projection.table}")
    for service in SERVICES
    for projection in projections(service)
]


@pytest.fixture(scope="module")
def at(running_pilot: Plp) -> Addresses:
    return left.read(running_pilot.platform)


@pytest.fixture(scope="module")
def operator(running_pilot: Plp) -> Operator:
    return Operator(running_pilot.platform)


def admin_url(at: Addresses, service: Service) -> str:
    return make_conninfo(at.data_admin_url, dbname=service.name)


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_what_services_wrote_as_they_went_is_what_their_logs_say(operator: Operator, service: Service) -> None:
    completed = operator.asks_here("rebuild", service.name)
    assert (completed.returncode, completed.stderr) == (0, "")
    found = [
        line.split(" events applied")[0].rpartition("; ")[0] for line in completed.stdout.splitlines() if "events applied" in line
    ]
    assert found == [f"{projection.table}: 0 rows were wrong" for projection in projections(service)]


@pytest.mark.parametrize(("service", "projection"), ALL)
def test_a_damaged_table_becomes_what_it_was(at: Addresses, service: Service, projection: Projection) -> None:
    url, table = admin_url(at, service), projection.table
    before = rows(url, table)
    assert before or table in NEVER_FILLED_BY_THE_PILOT[service.name]
    damage(url, table)
    assert rebuild(at.database(service.name, "plp_owner"), projection).wrong == (len(before) + 1) // 2
    assert rows(url, table) == before


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_every_versioned_table_has_its_writer(at: Addresses, service: Service) -> None:
    """And every other one is no picture of the log: the kit's own, and answers that wait under seal."""
    with psycopg.connect(admin_url(at, service)) as db:
        standing = {name for (name,) in db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    versioned = {table for table in standing if VERSIONED.fullmatch(table)}
    unwritten = versioned - {projection.table for projection in projections(service)}
    kits = {each.kind for each in service.slices}
    received = {
        "erased_people_1": "erased",
        "identities_1": "identity",
        "restricted_people_1": "restricted",
        "excepted_people_1": "excepted",
    }
    assert unwritten <= {table for table, kind in received.items() if kind not in kits}


def test_an_unknown_table_is_refused_by_name(operator: Operator) -> None:
    completed = operator.asks_here("rebuild", "matching", "deadlines")
    assert completed.returncode == 1
    assert completed.stderr.startswith("matching has no read model 'deadlines'; it has cohorts_1, ")
