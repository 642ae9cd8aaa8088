"""Migrations are numbered without a gap, and squawk finds nothing in them that would lock or lose."""

import re
import subprocess
import sysconfig
from itertools import groupby
from pathlib import Path, PurePath

import pytest

NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


@pytest.fixture(scope="module")
def migrations(tracked: list[str]) -> list[PurePath]:
    return [PurePath(name) for name in tracked if re.search(r"/migrations/[^/]+\.sql$", name)]


def test_migrations_are_numbered_from_one_without_a_gap(migrations: list[PurePath]) -> None:
    for folder, names in groupby(migrations, key=lambda path: path.parent):
        numbers = [int(found[1]) if (found := NAME.fullmatch(path.name)) else path.name for path in names]
        assert numbers == list(range(1, len(numbers) + 1)), folder


def test_squawk_finds_nothing(root: Path, migrations: list[PurePath]) -> None:
    squawk = Path(sysconfig.get_path("scripts")) / "squawk"
    run = subprocess.run([squawk, "--reporter=gcc", *migrations], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
