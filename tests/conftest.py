"""Runs of the whole platform, shared by the tests that look at them: each takes half a minute."""

import csv
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from signal import Signals

import pytest

from plp_demo.report.running_now import HOW_TO_STOP
from plp_testkit.fixtures.kafka import require_jars
from tests.support import ending
from tests.support.commands import PLAYING, Played, Plp, playing

UP = HOW_TO_STOP
LONG = pytest.mark.timeout(600)
RUNS = {"running_pilot", "running_midlife", "running_changed_pilot", "running_pilot_on_kafka", "other_run"}
PLATFORMS = ("running_pilot", "running_midlife", "running_changed_pilot", "running_pilot_on_kafka")
"""In their turn, one after another: one that merely waits takes a tenth of a core."""
RESTORED = "restored"
ENDS = pytest.StashKey[dict[str, Callable[[], None]]]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whichever test comes first waits for the runs that it looks at, and a busy machine takes its time."""
    for item in items:
        if RUNS.intersection(_fixtures(item)):
            item.add_marker(LONG)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[int, bool]:
    """The last platform that it looks at, or the first if it looks at none. What restores one comes after all that look at it."""
    fixtures = set(_fixtures(item))
    if RESTORED in fixtures and isinstance(item, pytest.Function):
        fixtures.add(str(item.callspec.params[RESTORED]))
    return max((PLATFORMS.index(name) for name in fixtures.intersection(PLATFORMS)), default=0), RESTORED in fixtures


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Ends what has had its turn."""
    if nextitem:
        for name, end in item.session.stash.get(ENDS, {}).items():
            if PLATFORMS.index(name) != _turn(nextitem)[0]:
                end()


def _fixtures(item: pytest.Item) -> list[str]:
    return item.fixturenames if isinstance(item, pytest.Function) else []


def _ends(request: pytest.FixtureRequest, end: Callable[[], None]) -> None:
    """How the platform of this fixture ends, if it does not wait for the end of all tests."""
    request.session.stash.setdefault(ENDS, {})[str(request.fixturename)] = end


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return Path(__file__).resolve().parents[1] / "scenarios"


@pytest.fixture(scope="session")
def running_pilot(request: pytest.FixtureRequest, scenarios: Path) -> Iterator[Plp]:
    """A platform that has played the pilot and goes on."""
    with playing("up", scenarios / "pilot", "--full") as platform:
        platform.wait_for(UP)
        _ends(request, partial(ending.by_down, platform))
        yield platform
        ending.by_down(platform)


@pytest.fixture(scope="session")
def running_midlife(request: pytest.FixtureRequest, scenarios: Path) -> Iterator[Plp]:
    """A platform in mid-life, on the day on which it stays. Tests of one process share it, so none moves its time."""
    with playing("up", scenarios / "midlife") as platform:
        platform.wait_for(UP)
        _ends(request, partial(ending.by_sigterm, platform))
        yield platform
        ending.by_sigterm(platform)


@pytest.fixture(scope="session")
def pilot_run(running_pilot: Plp) -> Played:
    """How it played."""
    return running_pilot.played()


@pytest.fixture(scope="session")
def running_pilot_on_kafka(request: pytest.FixtureRequest, scenarios: Path) -> Iterator[Plp]:
    """The same on a real Apache Kafka with SCRAM and ACLs on, whose broker was killed while people acted."""
    require_jars()
    with playing("up", scenarios / "pilot", "--full", "--bus", "kafka") as platform:
        platform.wait_for(PLAYING)
        os.kill(platform.children()["kafka"], Signals.SIGKILL)
        platform.wait_for(UP)
        _ends(request, partial(ending.by_sigterm, platform))
        yield platform
        ending.by_sigterm(platform)


@pytest.fixture(scope="session")
def running_changed_pilot(
    request: pytest.FixtureRequest, scenarios: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Plp]:
    """The pilot again, but for the first who would recommend it and lets that count: now they would not."""
    folder = Path(shutil.copytree(scenarios / "pilot", tmp_path_factory.mktemp("scenarios") / "pilot"))
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    row = next(row for row in rows if row["recommend"] == "yes" and row["national_counts"] == "yes")
    row["recommend"] = "no"
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(row))
        writer.writeheader()
        writer.writerows(rows)
    with playing("up", folder, "--full") as platform:
        platform.wait_for(UP)
        _ends(request, partial(ending.by_sigterm, platform))
        yield platform
        ending.by_sigterm(platform)


@pytest.fixture(scope="session")
def changed_run(running_changed_pilot: Plp) -> Played:
    return running_changed_pilot.played()
