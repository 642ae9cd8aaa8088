"""Fixtures by topic, for all tests that need them, which tests share a process, and what makes all of them quicker."""

import gc
from collections.abc import Generator
from pathlib import Path
from typing import Final

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

from plp_testkit import in_memory

FIXTURES: Final = (
    "plp_testkit.fixtures.postgres",
    "plp_testkit.fixtures.kafka",
    "plp_testkit.fixtures.buses",
    "plp_testkit.fixtures.services",
    "plp_testkit.fixtures.running_services",
    "plp_testkit.fixtures.mail",
)
PURE: Final = "test_decider.py"
"""Tests of deciders need no fixture: alone they start in a third of the time, without what starts servers."""
IN_MEMORY: Final = pytest.StashKey[Path]()
pytest.register_assert_rewrite(*FIXTURES)


def pytest_configure(config: pytest.Config) -> None:
    """Where workers collect, they do not tell at the end what was skipped for want of a server: we do."""
    if folder := in_memory.enter():
        config.stash[IN_MEMORY] = folder
    if config.getoption("dist", "no") != "no":
        _load(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    if folder := config.stash.get(IN_MEMORY, None):
        in_memory.leave(folder)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected lives to the end: looking for garbage in it takes a fifth of Python's time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> None:
    if module_path.name != PURE:
        _load(parent.config)


def _load(config: pytest.Config) -> None:
    for name in FIXTURES:
        config.pluginmanager.import_plugin(name)


TOGETHER: Final = {
    "tests/journeys": ("tests/journeys/", "tests/system/test_midlife.py", "tests/system/test_api_page.py"),
    "tests/system": ("tests/system/", "tests/rebuilding/", "tests/resilience/"),
    "tests/privacy": ("tests/privacy/",),
    "tests/walls": ("tests/walls/",),
    "tests/operating": ("tests/operating/",),
    "shared/kit/tests/messaging": ("shared/kit/tests/messaging/",),
}
"""What looks at one costly thing, such as a broker or a platform that has played the pilot; each process would make its own."""
ALONE: Final = (
    "tests/system/test_other_cohort.py",
    "tests/system/test_refused_scenario.py",
    "tests/rebuilding/test_seldom_filled.py",
    "tests/resilience/test_supervisor.py",
)
"""Files of those folders that do not look at it."""
LONGEST: Final = (
    "tests/system",
    "tests/privacy",
    "tests/journeys",
    "shared/kit/tests/messaging",
    "tests/walls",
    "tests/input",
    "tests/resilience",
    "tests/rebuilding",
    "tests/deployment/test_images.py",
    "tests/architecture/test_planted_violations.py",
    "tests/operating",
    "services/recruitment/tests/imports",
    "services/matching/tests/considerations",
)
"""Begun first, in this order: what runs for minutes must not be what is still running when all else is done.

All others follow by their number of tests, and some of these have few.
"""


class LongestFirst(LoadFileScheduling):
    """As --dist loadfile, but for what is together."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(ALONE):
            return super()._split_scope(nodeid)
        return next((scope for scope, begin in TOGETHER.items() if nodeid.startswith(begin)), super()._split_scope(nodeid))

    def _assign_work_unit(self, node: WorkerController) -> None:
        """What is to be begun next is moved to the front of the queue."""
        scope = min(self.workqueue, key=_turn)
        self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)


def _turn(scope: str) -> int:
    return next((turn for turn, folder in enumerate(LONGEST) if scope.startswith(folder)), len(LONGEST))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    return LongestFirst(config, log) if config.getoption("dist") == "loadfile" else None
