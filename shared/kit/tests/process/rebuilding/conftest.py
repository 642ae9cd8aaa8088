"""Totals of counters, with the writers that keep at it."""

import pytest

from plp_testkit.fixtures.services import MakeServiceDatabase
from plp_testkit.rebuilding.totals_under_load import Totals


@pytest.fixture
def totals(make_service_database: MakeServiceDatabase) -> Totals:
    return Totals.on(make_service_database("totals"))
