"""One platform and what happened to it, for all that these tests look at."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.support.privacy.story import Story, told

TOLD_WITHIN = 600
"""Seconds, on a machine that is busy with other tests; alone it is one minute."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whichever test comes first waits for the whole story."""
    for item in items:
        if "story" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(TOLD_WITHIN))


@pytest.fixture(scope="session")
def story() -> Iterator[Story]:
    with told() as story:
        yield story


@pytest.fixture
def tenant() -> str:
    """Nobody else's: the vault is the same for all tests."""
    return f"t{uuid4().hex[:12]}"
