"""Fixtures by topic, for all tests, and which tests share a process.

In order of their imports: pytest rewrites a module before it is imported.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

pytest_plugins = (
    "plp_kit.testing.fixtures.postgres",
    "plp_kit.testing.fixtures.kafka",
    "plp_kit.testing.fixtures.buses",
    "plp_kit.testing.fixtures.services",
    "plp_kit.testing.fixtures.running_services",
)
TOGETHER = ("tests/privacy", "tests/rebuilding", "tests/walls")
"""Folders whose files all look at one costly thing, which each process would make again."""


class ByFolder(LoadFileScheduling):
    """As --dist loadfile, but for these folders."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(f"{folder}/")), super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    return ByFolder(config, log) if config.getoption("dist") == "loadfile" else None
