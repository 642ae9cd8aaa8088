"""Every read model of every service, rebuilt from the log of a platform that goes on, is what it was."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

import insights.bootstrap
import recruitment.bootstrap
from plp_kit.bus.port import Topic
from plp_kit.http.roles import Role
from plp_kit.rebuilding.projections import VERSIONED, Projection, projections
from plp_kit.rebuilding.rebuild import rebuild
from plp_kit.service import Service
from plp_kit.testing.fixtures.running_services import MakeRunningService, RunningService
from plp_local.operating import here
from plp_local.platform.addresses import Addresses
from plp_local.platform.services import SERVICES
from plp_local.testing.commands import Operator, Plp

ALL = [
    pytest.param(service, projection, id=f"{service.name} {projection.table}")
    for service in SERVICES
    for projection in projections(service)
]
NEVER_FILLED_BY_THE_PILOT = {
    ("insights", "refusals_1"),
    *((service.name, "erased_people_1") for service in SERVICES),
    *(("matching", f"{table}_1") for table in ("conflicts", "considerations", "identities", "kept_apart", "lines", "notes")),
    *(("recruitment", f"{table}_1") for table in ("requests", "staff")),
}


@pytest.fixture(scope="module")
def at(running_pilot: Plp) -> Addresses:
    return here.read(running_pilot.platform)


@pytest.fixture(scope="module")
def operator(running_pilot: Plp) -> Operator:
    return Operator(running_pilot.platform)


def admin_url(at: Addresses, service: Service) -> str:
    return make_conninfo(at.data_admin_url, dbname=service.name)


def rows(url: str, table: str) -> list[tuple[Any, ...]]:
    """Every tenant's, as the superuser sees them."""
    with psycopg.connect(url) as db:
        return db.execute(sql.SQL("SELECT row::text FROM {} AS row ORDER BY 1").format(sql.Identifier(table))).fetchall()


def damage(url: str, table: str) -> None:
    """Every second row is gone."""
    with psycopg.connect(url) as db:
        halved = sql.SQL(
            """WITH numbered AS (SELECT ctid AS place, row_number() OVER () AS number FROM {table})
               DELETE FROM {table} WHERE ctid IN (SELECT place FROM numbered WHERE number % 2 = 1)"""
        )
        db.execute(halved.format(table=sql.Identifier(table)))


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_what_services_wrote_as_they_went_is_what_their_logs_say(operator: Operator, service: Service) -> None:
    told = operator.asks_here("rebuild", service.name)
    assert (told.returncode, told.stderr) == (0, "")
    found = [
        line.split(" events applied")[0].rpartition("; ")[0] for line in told.stdout.splitlines() if "events applied" in line
    ]
    assert found == [f"{projection.table}: 0 rows were wrong" for projection in projections(service)]


@pytest.mark.parametrize(("service", "projection"), ALL)
def test_a_damaged_table_becomes_what_it_was(at: Addresses, service: Service, projection: Projection) -> None:
    url, table = admin_url(at, service), projection.table
    before = rows(url, table)
    assert before or (service.name, table) in NEVER_FILLED_BY_THE_PILOT
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
    assert unwritten <= ({"erased_people_1"} if service.erased is None else set())


def test_an_unknown_table_is_refused_by_name(operator: Operator) -> None:
    told = operator.asks_here("rebuild", "matching", "deadlines")
    assert told.returncode == 1
    assert told.stderr.startswith("matching has no read model 'deadlines'; it has candidates_1, ")


# What the pilot never fills


def rebuilt(running: RunningService, table: str) -> list[tuple[Any, ...]]:
    """Damaged and mended: what it was, and something."""
    url = running.database.server.url(running.database.logins.name)
    (projection,) = [each for each in projections(running.runtime.service) if each.table == table]
    before = rows(url, table)
    assert before
    damage(url, table)
    assert rebuild(running.database.url("plp_owner"), projection).wrong == (len(before) + 1) // 2
    assert rows(url, table) == before
    return before


def test_refused_contributions_are_rebuilt(make_running_service: MakeRunningService) -> None:
    running = make_running_service(insights.bootstrap.INSIGHTS, insights.bootstrap.BLUEPRINTS, "national")
    unrounded = [
        {
            "name": "response",
            "catalogue": 1,
            "rows": ["senior", "served"],
            "columns": ["answered", "not_answered"],
            "cells": [[1, 2], [3, 4]],
        }
    ]
    trust = {"name": "A trust", "ods_code": "X", "kind": "acute", "region": "Y60", "synthetic": False}
    block = {"cohort": UUID(int=7), "group_served": "bme", "wave": "mid", "month": "2022-03"}
    for _ in range(3):
        told = {"contribution": uuid4(), "trust": trust, **block, "facts": unrounded}
        assert running.hear(Topic("rha", "contributions"), "evaluation.TrustContributed.v1", told) is None
    rebuilt(running, "refusals_1")


def test_erased_people_are_rebuilt(make_running_service: MakeRunningService) -> None:
    running = make_running_service(recruitment.bootstrap.RECRUITMENT, recruitment.bootstrap.BLUEPRINTS, "rha")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    for _ in range(3):
        running.person("rha", Role.PARTICIPANT).post("/me/erasures")
    running.at(datetime(2021, 2, 4, tzinfo=UTC))
    while running.work_deadlines():
        pass
    rebuilt(running, "erased_people_1")
