"""What a developer sees who has no Kafka, and that test workers do not get in each other's way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = ("-p", "xdist", "-p", "plp_testkit.fixtures.postgres", "-p", "plp_testkit.fixtures.kafka")
KAFKA_TEST = "def test_of_kafka(kafka_server): pass\n"
DATABASE_TESTS = """
import psycopg, pytest

@pytest.mark.parametrize("turn", range(6))
def test_of_databases(postgres_server, vault_server, fresh_database, turn):
    for server in postgres_server, vault_server:
        with psycopg.connect(fresh_database(server, "matching").admin_url) as db:
            db.execute("CREATE TABLE here (n int)")
"""


def pytest_on(folder: Path, text: str, *options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Another pytest, with no settings but these, that sees `environment` on top of ours."""
    test = folder / "test_of_something.py"
    test.write_text(text)
    (folder / "pytest.ini").touch()
    command = (sys.executable, "-m", "pytest", "-q", *PLUGINS, *options, str(test))
    whole = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment}
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, env=whole, timeout=120)


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """No Kafka is given, no Docker engine answers, no Java is found."""
    for name in ("PLP_TEST_KAFKA", "PLP_REQUIRE_KAFKA"):
        monkeypatch.delenv(name, raising=False)
    return {"PATH": str(tmp_path), "DOCKER_HOST": f"unix://{tmp_path}/no-engine"}


def test_without_kafka_its_tests_are_skipped_loudly(tmp_path: Path, nothing: dict[str, str]) -> None:
    seen = pytest_on(tmp_path, KAFKA_TEST, **nothing)
    assert seen.returncode == 0
    assert "KAFKA WAS NOT TESTED" in seen.stdout
    assert "1 tests skipped: no Apache Kafka: there is no java on the path" in seen.stdout


def test_where_kafka_is_required_its_absence_is_a_failure(tmp_path: Path, nothing: dict[str, str]) -> None:
    seen = pytest_on(tmp_path, KAFKA_TEST, PLP_REQUIRE_KAFKA="1", **nothing)
    assert seen.returncode == 1
    assert "PLP_REQUIRE_KAFKA=1, but there is no Apache Kafka" in seen.stdout


def test_workers_each_have_their_own_clusters(tmp_path: Path) -> None:
    seen = pytest_on(tmp_path, DATABASE_TESTS, "-n", "2")
    assert seen.returncode == 0, seen.stdout
    assert "6 passed" in seen.stdout
