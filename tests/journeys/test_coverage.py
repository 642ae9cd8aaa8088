"""At the end of a whole run: what the journeys have seen, beside the portal's url map."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.support.browsing.roles import unseen
from tests.support.browsing.seen import Seen, routes_of
from tests.support.portal_routes import portal_for_its_routes

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parent


@pytest.fixture
def app() -> Iterator[Flask]:
    with portal_for_its_routes() as app:
        yield app


def is_whole(session: pytest.Session) -> bool:
    """Whether every journey was asked for: all files of the folder, and none left out."""
    files = {item.path for item in session.items}
    return files == set(FOLDER.glob("test_*.py")) and not session.config.getoption("keyword") and session.testsfailed == 0


def test_journeys_have_seen_every_route(request: pytest.FixtureRequest, app: Flask, seen: Seen) -> None:
    if not is_whole(request.session):
        pytest.skip("only a whole run that has passed can say so")
    routes = routes_of(app)
    lacking = [*seen.missing(routes), *unseen(routes, seen.answered)]
    assert not lacking, "\n".join(lacking)
