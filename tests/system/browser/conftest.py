"""Chromium, at the portal of a platform that has played the pilot.

Without Chromium these tests are skipped, loudly; `PLP_REQUIRE_BROWSER=1` turns that into a failure. `PLP_CHROMIUM` names another.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, ViewportSize, sync_playwright

from plp_demo.platform.addresses import Addresses

SKIPPED: Final = "no Chromium: "
USUAL: Final = "/usr/bin/chromium"
QUIET: Final = (
    "--no-sandbox",  # It refuses to run as root in one.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FACILITATOR: Final = "Kwame Garbutt"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if SKIPPED in str(report.longrepr)]
    if skipped:
        terminalreporter.section("THE PAGES WERE NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests skipped: install chromium, or name one as PLP_CHROMIUM", red=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = os.environ.get("PLP_CHROMIUM") or shutil.which("chromium") or USUAL
    if not os.access(executable, os.X_OK):
        missing = f"{SKIPPED}there is no {executable}"
        pytest.fail(missing) if os.environ.get("PLP_REQUIRE_BROWSER") == "1" else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


@dataclass(frozen=True)
class Visit:
    """Somebody at the portal in a browser of their own. `strangers` are requests to other hosts, `complaints` what it logged."""

    page: Page
    context: BrowserContext
    portal: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.portal}{path}")

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

    def violations(self) -> list[tuple[str, list[str]]]:
        """What axe finds on the page, best practices among it: the rule, and where."""
        found = Axe().run(self.page).response["violations"]
        return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]

    def sideways(self) -> int:
        """How many pixels of the page are out of the window to the right."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return int(wide)


class Open(Protocol):
    def __call__(self, width: int = 1280, *, javascript: bool = True) -> Visit: ...


@pytest.fixture
def open_browser(chromium: Browser, at: Addresses) -> Iterator[Open]:
    made: list[BrowserContext] = []

    def make(width: int = 1280, *, javascript: bool = True) -> Visit:
        size = ViewportSize(width=width, height=900)
        context = chromium.new_context(viewport=size, java_script_enabled=javascript)
        made.append(context)
        visit = Visit(context.new_page(), context, at.http("portal"))
        hosts = {urlsplit(url).netloc for url in (visit.portal, at.issuer)}
        visit.page.on("request", lambda request: _note_stranger(request, hosts, visit.strangers))
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        return visit

    yield make
    for context in made:
        context.close()


def _note_stranger(request: Request, hosts: set[str], strangers: list[str]) -> None:
    if urlsplit(request.url).netloc not in hosts:
        strangers.append(request.url)


@pytest.fixture
def visit(open_browser: Open) -> Visit:
    return open_browser()


@contextmanager
def answered_elsewhere(context: BrowserContext, host: str) -> Iterator[None]:
    """Nothing leaves this machine: a page stands in for the host."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")

    context.route(f"https://{host}/**", answer)
    yield
    context.unroute(f"https://{host}/**")


@pytest.fixture
def weather(visit: Visit) -> Iterator[str]:
    """Where leaving quickly leads."""
    with answered_elsewhere(visit.context, "www.bbc.co.uk"):
        yield "https://www.bbc.co.uk/weather"
