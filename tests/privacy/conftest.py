"""One platform and what happened to it, for all that these tests look at."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from plp_local.testing.privacy.story import Story, told


@pytest.fixture(scope="session")
def story() -> Iterator[Story]:
    with told() as story:
        yield story


@pytest.fixture
def tenant() -> str:
    """Nobody else's: the vault is the same for all tests."""
    return f"t{uuid4().hex[:12]}"
