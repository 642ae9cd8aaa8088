"""Fixtures by topic, for all tests, and which tests share a process.

In order of their imports: pytest rewrites a module before it is imported.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

pytest_plugins = (
    "plp_testkit.fixtures.postgres",
    "plp_testkit.fixtures.kafka",
    "plp_testkit.fixtures.buses",
    "plp_testkit.fixtures.services",
    "plp_testkit.fixtures.running_services",
)
TOGETHER = ("tests/privacy", "tests/rebuilding", "tests/walls")
"""Folders whose files all look at one costly thing, which each process would make again."""


LONGEST = (
    "tests/resilience",
    "tests/privacy",
    "tests/walls",
    "tests/system",
    "tests/rebuilding",
    "tests/input",
    "shared/kit/tests/messaging/bus",
)
"""Begun first, in this order: what runs for minutes must not be what is still running when all else is done."""


class LongestFirst(LoadFileScheduling):
    """As --dist loadfile, but for the folders above."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(f"{folder}/")), super()._split_scope(nodeid))

    def _assign_work_unit(self, node: WorkerController) -> None:
        """What is to be begun next is moved to the front of the queue."""
        scope = min(self.workqueue, key=_turn)
        self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)


def _turn(scope: str) -> int:
    return next((turn for turn, folder in enumerate(LONGEST) if scope.startswith(folder)), len(LONGEST))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    return LongestFirst(config, log) if config.getoption("dist") == "loadfile" else None
