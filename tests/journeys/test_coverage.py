"""At the end of a whole run: what the journeys have seen, beside the portal's url map."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from plp_demo.platform.addresses import Addresses
from plp_kit.process.settings import Environment
from portal import service
from portal.settings import Settings
from portal.site.calls import Service
from tests.support.browsing.seen import Seen, routes_of

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parent
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture
def app(at: Addresses) -> Iterator[Flask]:
    """The portal, for its routes alone."""
    services = dict.fromkeys(Service, NOWHERE)
    settings = Settings(
        Environment.TEST,
        "host=127.0.0.1 port=1",
        "",
        at.issuer,
        "portal",
        "x",
        "x",
        "127.0.0.1",
        0,
        NOWHERE,
        NOWHERE,
        services,
        None,
    )
    wiring = service.wiring(settings)
    yield service.create_app(wiring)
    wiring.close()


def is_whole(session: pytest.Session) -> bool:
    """Whether every journey was asked for: all files of the folder, and none left out."""
    files = {item.path for item in session.items}
    return files == set(FOLDER.glob("test_*.py")) and not session.config.getoption("keyword") and session.testsfailed == 0


def test_journeys_have_seen_every_route(request: pytest.FixtureRequest, app: Flask, seen: Seen) -> None:
    if not is_whole(request.session):
        pytest.skip("only a whole run that has passed can say so")
    assert seen.missing(routes_of(app)) == []
