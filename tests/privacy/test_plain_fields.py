"""The privacy page's appendix lists everything that is stored in clear: what it derives is what the databases really hold."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import psycopg
import pytest

from plp_contracts.plain_fields import BESIDE, EVERY_SERVICE, OPAQUE, of_events, of_tables, plain_fields
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.sealed import Sealed
from plp_operate.deployment.services import SERVICES
from recruitment.applications.profile import Profile
from recruitment.staff.decider import Post
from tests.support.privacy.story import Story

LISTED = of_tables(SERVICES)


@pytest.fixture(scope="module")
def stored(story: Story) -> dict[str, set[str]]:
    """By `database: table`, the columns that a played platform has."""
    clusters = dict.fromkeys((*(service.name for service in SERVICES), "bus", "portal"), story.platform.data)
    clusters["vault"] = story.platform.vault
    return {
        f"{name}: {table}": columns for name, cluster in clusters.items() for table, columns in _columns(cluster, name).items()
    }


def _columns(cluster: PostgresServer, database: str) -> dict[str, set[str]]:
    with psycopg.connect(cluster.url(database)) as db:
        rows = db.execute(
            """SELECT table_name, array_agg(column_name::text) FROM information_schema.columns
               WHERE table_schema = 'public' AND column_name <> 'tenant' AND table_name <> 'migrations' GROUP BY table_name"""
        ).fetchall()
    return {table: set(columns) for table, columns in rows}


def test_every_column_of_every_table_is_listed(stored: dict[str, set[str]]) -> None:
    assert len(stored) > len(SERVICES) + len(BESIDE)
    for name, columns in stored.items():
        database, _, table = name.partition(": ")
        shared = f"{EVERY_SERVICE}: {table}" if database in {service.name for service in SERVICES} else name
        listed = LISTED.get(name) or LISTED[shared]
        assert columns == {*listed.plain, *listed.sealed}, name


def test_every_listed_table_exists(stored: dict[str, set[str]]) -> None:
    tables = {name.partition(": ")[2] for name in stored}
    assert {name.partition(": ")[2] for name in LISTED} <= tables


def test_every_opaque_column_exists() -> None:
    assert {f"{name}.{column}" for name, columns in LISTED.items() for column in columns.sealed} >= OPAQUE


OF_A_PROFILE = {field.name for field in fields(Profile)} | {field.name for field in fields(Post)}
OF_A_TRUST = (
    "recruitment.trust_onboarded.v1",
    "recruitment.settings_proposed.v1",
    "recruitment.settings_approved.v1",
    "recruitment.cohort_opened.v1",
)
"""A trust's settings name what can be picked, and a cohort's weights what it is worth."""


def profiled(names: Iterable[str]) -> set[str]:
    return {name for name in names if OF_A_PROFILE.intersection(name.split("."))}


def test_nothing_of_a_profile_or_a_reporting_line_is_plain_in_any_event_or_table() -> None:
    plain = {name: profiled(names) for name, names in of_events(SERVICES).items() if name not in OF_A_TRUST}
    weighed = plain.pop("matching.weights_set.v1")
    assert {name: found for name, found in plain.items() if found} == {}
    assert {name: found for name, columns in LISTED.items() if (found := profiled(columns.plain))} == {}
    assert weighed
    of_both = {"applicant.profile.site", "line.posts.managers"}
    assert profiled([*of_both, "applicant.sides"]) == of_both


@dataclass(frozen=True, slots=True)
class Naive:
    person: str
    texts: tuple[Sealed, ...]
    why: str | None


def test_a_plain_field_is_found_and_a_sealed_one_is_not() -> None:
    assert set(plain_fields(Naive)) == {"person", "why"}
    assert of_events(SERVICES)["recruitment.declined.v1"]
