"""What every database role may do, derived from the catalogue, is what the committed list says: rights.txt, beside this file.

PLP_WRITE_RIGHTS=1 pytest tests/walls/test_rights.py writes the list anew; read the difference then.
"""

import os
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pytest

from plp_kit.core.provisioning import GROUPS
from tests.walls import rights
from tests.walls.estate import CLUSTERS, TRUSTS, Estate, kind_of, trust_of

LIST: Final = Path(__file__).with_name("rights.txt")
OWNERSHIP: Final = """
    SELECT relname, relowner::regrole::text FROM pg_class
    WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')
    UNION ALL SELECT proname, proowner::regrole::text FROM pg_proc
    WHERE pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)')"""


@pytest.fixture(scope="module")
def described(estate: Estate) -> str:
    return rights.described(estate)


def test_the_rights_of_every_role_are_those_on_the_list(described: str) -> None:
    if os.environ.get("PLP_WRITE_RIGHTS") == "1":
        LIST.write_text(described, encoding="utf-8")
    listed = LIST.read_text(encoding="utf-8")
    difference = list(unified_diff(listed.splitlines(), described.splitlines(), "rights.txt", "catalogue", lineterm="", n=1))
    assert not difference, "\n".join(["", *difference])


@pytest.mark.parametrize("trust", TRUSTS)
@pytest.mark.parametrize("cluster", CLUSTERS)
def test_one_trusts_own_roles_and_databases_are_those_of_all_trusts(estate: Estate, cluster: str, trust: str) -> None:
    with estate.as_admin(cluster, "postgres") as db:
        shared, own = set(rights.roles(db)), set(rights.roles(db, trust))
    assert own
    assert {line.replace(f"_{trust}", "") for line in own} <= shared
    for name in estate.databases(cluster):
        if trust_of(name) == trust:
            assert rights.of_database(estate, cluster, name) == rights.of_database(estate, cluster, kind_of(name))


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_no_role_is_above_the_walls(estate: Estate, cluster: str) -> None:
    with estate.as_admin(cluster, "postgres") as db:
        mighty = db.execute(
            """SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_'
               AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"""
        ).fetchall()
        members = db.execute(
            """SELECT member::regrole::text, array_agg(roleid::regrole::text) FROM pg_auth_members
               WHERE member::regrole::text !~ '^pg_' GROUP BY 1"""
        ).fetchall()
    assert mighty == [("postgres",)]
    assert {member: groups for member, groups in members if len(groups) > 1 or groups[0] not in GROUPS} == {}


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_everything_belongs_to_the_owner_of_its_database_who_serves_nobody(estate: Estate, cluster: str) -> None:
    for name in estate.databases(cluster):
        with estate.as_admin(cluster, name) as db:
            owners = {owner for _, owner in db.execute(OWNERSHIP)}
        assert owners == {f"{name}_owner"}


def test_nobody_but_owners_may_empty_a_table_or_hang_anything_on_it(described: str) -> None:
    """TRUNCATE asks no policy; a trigger or a reference sees past them. Nor is anything everybody's but the schema's name."""
    lines = [line.strip() for line in described.splitlines()]
    granted = [line for line in lines if line.startswith(("table", "view", "sequence", "column", "function", "by default"))]
    assert not [line for line in granted if {"TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN", "public"} & set(line.split())]
    assert not [line for line in granted if "to grant it" in line]
