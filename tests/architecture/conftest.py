"""The repository as the tests of its shape see it: its root, and the files that git holds or would add."""

import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[str]:
    """Paths from the root. New files count before they are committed; deleted ones no more."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted({name for name in listing.stdout.split("\0") if name and (root / name).is_file()})
