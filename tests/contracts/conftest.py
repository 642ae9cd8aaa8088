"""The published language as it is in the repository."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def contracts() -> Path:
    return Path(__file__).resolve().parents[2] / "contracts"
