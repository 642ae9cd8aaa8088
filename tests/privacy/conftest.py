"""One platform and what happened to it, for all that these tests look at."""

from collections.abc import Iterator

import pytest

from plp_local.testing.privacy.story import Story, told


@pytest.fixture(scope="session")
def story() -> Iterator[Story]:
    with told() as story:
        yield story
