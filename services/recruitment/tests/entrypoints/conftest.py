"""Recruitment on real PostgreSQL with a real vault, for two trusts, at the beginning of a cohort's recruiting."""

from datetime import UTC, datetime

import pytest
from services.recruitment.tests.recruiting import Trust

from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from recruitment.bootstrap import BLUEPRINTS, RECRUITMENT


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(RECRUITMENT, BLUEPRINTS, "rha", "tzb")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    return running


@pytest.fixture
def trust(service: RunningService) -> Trust:
    return Trust(service, "rha")
