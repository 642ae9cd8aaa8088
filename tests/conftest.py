"""Runs of the whole platform, shared by the tests that look at them: each takes half a minute."""

import csv
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import pytest

from plp_demo.report.running_now import HOW_TO_STOP
from plp_testkit.fixtures.kafka import require_jars
from tests.support.commands import Finished, Played, Plp, demo, playing

STOPS_WITHIN = 60
UP = HOW_TO_STOP
LONG = pytest.mark.timeout(600)
RUNS = {"running_pilot", "running_midlife", "running_pilot_on_kafka", "changed_run", "other_run"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whichever test comes first waits for the runs that it looks at, and a busy machine takes its time."""
    for item in items:
        if isinstance(item, pytest.Function) and RUNS.intersection(item.fixturenames):
            item.add_marker(LONG)


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return Path(__file__).resolve().parents[1] / "scenarios"


@pytest.fixture(scope="session")
def running_pilot(scenarios: Path) -> Iterator[Plp]:
    """A platform that has played the pilot and goes on."""
    with playing("up", scenarios / "pilot", "--full") as platform:
        platform.wait_for(UP)
        yield platform
        stopping = platform.down()
        assert (stopping.returncode, stopping.stderr) == (0, "")
        assert not platform.platform.exists()
        _ended(platform)


@pytest.fixture(scope="session")
def running_midlife(scenarios: Path) -> Iterator[Plp]:
    """A platform in mid-life, on the day on which it stays. Tests of one process share it, so none moves its time."""
    with playing("up", scenarios / "midlife") as platform:
        platform.wait_for(UP)
        yield platform
        _stop(platform)


@pytest.fixture(scope="session")
def pilot_run(running_pilot: Plp) -> Played:
    """How it played."""
    return running_pilot.played()


@pytest.fixture(scope="session")
def running_pilot_on_kafka(scenarios: Path) -> Iterator[Plp]:
    """The same on a real Apache Kafka with SCRAM and ACLs on, whose broker was killed while people acted."""
    require_jars()
    with playing("up", scenarios / "pilot", "--full", "--bus", "kafka") as platform:
        platform.wait_for("commands\n  ")
        os.kill(platform.children()["kafka"], Signals.SIGKILL)
        platform.wait_for(UP)
        yield platform
        _stop(platform)


@pytest.fixture(scope="session")
def changed_run(scenarios: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The pilot from start to tables, but for the first who would recommend it and lets that count: now they would not."""
    folder = Path(shutil.copytree(scenarios / "pilot", tmp_path_factory.mktemp("scenarios") / "pilot"))
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    row = next(row for row in rows if row["recommend"] == "yes" and row["national_counts"] == "yes")
    row["recommend"] = "no"
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(row))
        writer.writeheader()
        writer.writerows(rows)
    return demo(folder, "--full")


def _stop(platform: Plp) -> None:
    """SIGTERM ends it in order, and leaves nothing."""
    platform.process.send_signal(Signals.SIGTERM)
    _ended(platform)


def _ended(platform: Plp) -> None:
    finished = platform.finish(within=STOPS_WITHIN)
    assert finished.exit_code == 0, finished.errors
    assert finished.left == ()
    assert not platform.platform.exists()
    assert not platform.platform.with_suffix(".json").exists()
