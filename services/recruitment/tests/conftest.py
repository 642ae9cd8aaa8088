"""Recruitment on real PostgreSQL with a real vault, for two trusts, at the beginning of a cohort's recruiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from services.recruitment.tests.racing import Meanwhile, Writing
from services.recruitment.tests.recruiting import Trust

from plp_kit.core.events import Origin
from plp_kit.service import Write
from plp_testkit.fixtures.running_services import MakeRunningService, RunningService
from recruitment.service import RECRUITMENT, routes


@pytest.fixture
def service(make_running_service: MakeRunningService) -> RunningService:
    running = make_running_service(RECRUITMENT, routes(), "rha", "tzb")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    return running


@pytest.fixture
def trust(service: RunningService) -> Trust:
    return Trust(service, "rha")


@pytest.fixture
def writing(service: RunningService) -> Writing:
    """A transaction of the trust, committed at the end of the block."""

    @contextmanager
    def begin() -> Iterator[Write]:
        context = service.runtime.context("rha")
        with context.database.transaction() as db:
            yield Write(context, db, Origin("deadline", context.clock.now(db), uuid4()), expected=None)

    return begin


@pytest.fixture
def meanwhile(service: RunningService) -> Meanwhile:
    return Meanwhile(service)
