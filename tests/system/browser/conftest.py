"""Chromium, at the portal of a platform that has played the pilot."""

from collections.abc import Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from plp_demo.platform.addresses import Addresses
from tests.support.browsing.chromium import chromium_running, say_what_was_skipped
from tests.support.browsing.seen import Seen
from tests.support.browsing.visit import Visit

FACILITATOR = "Kwame Garbutt"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    say_what_was_skipped(terminalreporter)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chromium_running() as browser:
        yield browser


class PilotVisit(Visit):
    """To the pilot's cohort."""

    def sign_in(self, name: str = FACILITATOR) -> None:
        """By the pages themselves, from the first one on."""
        self.go("/")
        self.page.get_by_role("main").get_by_role("button", name="Sign in").click()
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_url(f"{self.portal}/**")

    def open_cohort(self) -> None:
        self.sign_in()
        self.go("/cohorts")
        self.page.get_by_role("link", name="First cohort").click()
        self.page.get_by_role("heading", level=1, name="First cohort").wait_for()


class Open(Protocol):
    def __call__(self, width: int = 1280, *, javascript: bool = True) -> PilotVisit: ...


@pytest.fixture
def open_browser(chromium: Browser, at: Addresses) -> Iterator[Open]:
    made: list[PilotVisit] = []

    def make(width: int = 1280, *, javascript: bool = True) -> PilotVisit:
        visit = PilotVisit(chromium, at.http("portal"), at.issuer, Seen(), width, javascript)
        made.append(visit)
        return visit

    yield make
    for visit in made:
        visit.close()


@pytest.fixture
def visit(open_browser: Open) -> PilotVisit:
    return open_browser()
