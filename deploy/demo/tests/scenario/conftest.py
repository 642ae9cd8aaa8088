"""Where this repository's scenarios stand."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return Path(__file__).parents[4] / "scenarios"
