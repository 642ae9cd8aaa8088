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
from tests.support import ending
from tests.support.commands import PLAYING, Played, Plp, playing

UP = HOW_TO_STOP
LONG = pytest.mark.timeout(600)
RUNS = {"running_pilot", "running_changed_pilot", "running_pilot_on_kafka", "other_run"}
CHANGED, ON_KAFKA, RESTORED = "running_changed_pilot", "running_pilot_on_kafka", "restored"
PILOT = pytest.StashKey[Plp]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whichever test comes first waits for the runs that it looks at, and a busy machine takes its time."""
    for item in items:
        if RUNS.intersection(_fixtures(item)):
            item.add_marker(LONG)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, bool, bool]:
    """One platform after another, since one that merely waits takes a tenth of a core: the pilot, the changed one, that on Kafka.

    Whatever restores a platform comes last of all that look at it.
    """
    fixtures = _fixtures(item)
    is_restored, is_on_kafka = RESTORED in fixtures, item.get_closest_marker("kafka") is not None
    on_kafka = ON_KAFKA in fixtures or (is_restored and is_on_kafka)
    return on_kafka, CHANGED in fixtures or (is_restored and not is_on_kafka), is_restored


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Ends the pilot when the next platform's turn comes."""
    if nextitem and PILOT in item.session.stash and _turn(nextitem) > _turn(item):
        ending.by_down(item.session.stash[PILOT])


def _fixtures(item: pytest.Item) -> list[str]:
    return item.fixturenames if isinstance(item, pytest.Function) else []


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return Path(__file__).resolve().parents[1] / "scenarios"


@pytest.fixture(scope="session")
def running_pilot(request: pytest.FixtureRequest, scenarios: Path) -> Iterator[Plp]:
    """A platform that has played the pilot and goes on."""
    with playing("up", scenarios / "pilot", "--full") as platform:
        platform.wait_for(UP)
        request.session.stash[PILOT] = platform
        yield platform
        ending.by_down(platform)


@pytest.fixture(scope="session")
def pilot_run(running_pilot: Plp) -> Played:
    """How it played."""
    return running_pilot.played()


@pytest.fixture(scope="session")
def running_pilot_on_kafka(scenarios: Path) -> Iterator[Plp]:
    """The same on a real Apache Kafka with SCRAM and ACLs on, whose broker was killed while people acted."""
    require_jars()
    with playing("up", scenarios / "pilot", "--full", "--bus", "kafka") as platform:
        platform.wait_for(PLAYING)
        os.kill(platform.children()["kafka"], Signals.SIGKILL)
        platform.wait_for(UP)
        yield platform
        ending.by_sigterm(platform)


@pytest.fixture(scope="session")
def running_changed_pilot(scenarios: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plp]:
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
        yield platform
        ending.by_sigterm(platform)


@pytest.fixture(scope="session")
def changed_run(running_changed_pilot: Plp) -> Played:
    return running_changed_pilot.played()
