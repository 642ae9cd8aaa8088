"""The running pilot as its operator sees it."""

import pytest

from plp_demo.platform import left
from plp_demo.platform.addresses import Addresses
from tests.support.commands import Operator, Plp


@pytest.fixture(scope="session")
def at(running_pilot: Plp) -> Addresses:
    """Where everything is."""
    return left.read(running_pilot.platform)


@pytest.fixture(scope="session")
def operator(running_pilot: Plp) -> Operator:
    return Operator(running_pilot.platform)
