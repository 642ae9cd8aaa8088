"""Runs of the whole platform, shared by the tests that look at them: each takes half a minute."""

from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import pytest

from tests.support.commands import Finished, Plp, demo, playing

STOPS_WITHIN = 60
LONG = pytest.mark.timeout(600)
RUNS = {"pilot_run", "running_pilot", "changed_run", "other_run", "kafka_run"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whichever test comes first waits for the runs that it looks at, and a busy machine takes its time."""
    for item in items:
        if isinstance(item, pytest.Function) and RUNS.intersection(item.fixturenames):
            item.add_marker(LONG)


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
        platform.wait_for("Ctrl-C stops everything.")
        yield platform
        platform.process.send_signal(Signals.SIGTERM)
        finished = platform.finish(within=STOPS_WITHIN)
        assert finished.exit_code == 0, finished.errors
        assert finished.left == ()
        assert not platform.platform.exists()
