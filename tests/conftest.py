"""Runs of the whole platform, shared by the tests that look at them: each takes half a minute."""

from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import pytest

from plp_local.testing.commands import Finished, Plp, demo, playing

STOPS_WITHIN = 60


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return Path(__file__).resolve().parents[1] / "scenarios"


@pytest.fixture(scope="session")
def pilot_run(scenarios: Path) -> Finished:
    """The pilot from start to tables."""
    return demo(scenarios / "pilot")


@pytest.fixture(scope="session")
def running_pilot(scenarios: Path) -> Iterator[Plp]:
    """A platform that has played the pilot and goes on; SIGTERM ends it in order, and leaves nothing."""
    with playing("up", scenarios / "pilot") as platform:
        platform.wait_for("Ctrl-C stops everything.", within=120)
        yield platform
        platform.process.send_signal(Signals.SIGTERM)
        finished = platform.finish(STOPS_WITHIN)
        assert finished.exit_code == 0, finished.errors
        assert finished.left == ()
        assert not platform.platform.exists()
