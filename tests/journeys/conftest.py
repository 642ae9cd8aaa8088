"""Journeys through the pages of a platform in mid-life, in real browsers, and what all of them together have seen.

Nobody moves its time but the last of them.

Run them by `make journeys`. They run without JavaScript, except where a journey says why not.
"""

from collections.abc import Iterator
from typing import Final

import psycopg
import pytest
from playwright.sync_api import Browser
from psycopg.conninfo import make_conninfo

from plp_demo.platform import left
from plp_demo.platform.addresses import Addresses
from plp_operate.deployment.services import PORTAL
from tests.journeys.steps import Journey, OpenJourney, Sessions
from tests.support.browsing.chromium import chromium_running, say_what_was_skipped
from tests.support.browsing.seen import NARROW, WIDE, Seen
from tests.support.browsing.visit import Visit
from tests.support.commands import Plp

LAST: Final = "test_journeys_have_seen_every_route"
MOVES_TIME: Final = "test_erased.py"
"""The only journey that moves programme time: it comes after all that count on the day."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    say_what_was_skipped(terminalreporter)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What all journeys have seen is known when the others have ended."""
    items.sort(key=lambda item: (LAST in item.name, item.path.name == MOVES_TIME))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chromium_running() as browser:
        yield browser


@pytest.fixture(scope="session")
def at(running_midlife: Plp) -> Addresses:
    """Where everything is."""
    return left.read(running_midlife.platform)


@pytest.fixture(scope="session")
def seen() -> Seen:
    return Seen()


class SessionRows:
    """As the cluster's administrator sees them."""

    def __init__(self, url: str) -> None:
        self._url = url

    def were_last_used(self, seconds_ago: int) -> None:
        with psycopg.connect(self._url) as db:
            db.execute("UPDATE sessions SET last_used_at = now() - %s * interval '1 second'", (seconds_ago,))

    def end_in(self, seconds: int) -> None:
        with psycopg.connect(self._url) as db:
            db.execute("UPDATE sessions SET ends_at = now() + %s * interval '1 second'", (seconds,))

    def are_over(self) -> None:
        with psycopg.connect(self._url) as db:
            db.execute("DELETE FROM sessions")


@pytest.fixture
def sessions(at: Addresses) -> Sessions:
    """Those of this platform. Each journey signs in for itself, so it may age them."""
    return SessionRows(make_conninfo(at.data_admin_url, dbname=PORTAL))


@pytest.fixture
def open_journey(chromium: Browser, at: Addresses, seen: Seen, sessions: Sessions) -> Iterator[OpenJourney]:
    made: list[Visit] = []

    def make(width: int = WIDE, *, javascript: bool = False) -> Journey:
        visit = Visit(chromium, at.http(PORTAL), at.issuer, seen, width, javascript)
        made.append(visit)
        return Journey.of(visit, sessions)

    yield make
    for visit in made:
        visit.close()


@pytest.fixture(params=[WIDE, NARROW], ids=lambda width: f"{width} px")
def journey(request: pytest.FixtureRequest, open_journey: OpenJourney) -> Journey:
    """Without JavaScript, at either width."""
    return open_journey(request.param)


@pytest.fixture(params=[WIDE, NARROW], ids=lambda width: f"{width} px")
def scripted_journey(request: pytest.FixtureRequest, open_journey: OpenJourney) -> Journey:
    """With JavaScript: for what only it can do."""
    return open_journey(request.param, javascript=True)
