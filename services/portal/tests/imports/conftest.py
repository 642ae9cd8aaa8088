"""The portal before the real recruitment, for one trust that recruits."""

from datetime import UTC, datetime

import pytest
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.imports.lists import Facilitator
from services.recruitment.tests.imports.files import ELSE, LEARN, SHARE
from services.recruitment.tests.recruiting import Trust

from plp_testkit.fixtures.running_services import MakeRunningService
from portal.site.calls import Service
from recruitment.service import RECRUITMENT, routes


@pytest.fixture
def trust(make_running_service: MakeRunningService) -> Trust:
    running = make_running_service(RECRUITMENT, routes(), "rha", "tzb")
    running.at(datetime(2021, 1, 4, tzinfo=UTC))
    return Trust(running, "rha")


@pytest.fixture
def facilitator(trust: Trust, open_browser: OpenBrowser, serve_app: ServeApp) -> Facilitator:
    """Of a cohort that asks what the files answer."""
    nobody = dict.fromkeys(Service, "http://127.0.0.1:1")
    browser = open_browser({**nobody, Service.RECRUITMENT: serve_app(trust.service.app)})
    found = Facilitator(browser, trust.cohort_that_asks(LEARN, SHARE, ELSE))
    found.signs_in(trust.facilitator)
    return found
