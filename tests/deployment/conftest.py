"""What is deployed: the services of the repository, and docker-compose.yml as a real Compose reads it."""

import json
import os
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

COMPOSE = Path(sysconfig.get_path("scripts")) / "docker-compose"
EXAMPLE = ("--env-file", "deploy/docker/example.env")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "images: builds and installs a distribution as its image does")


class Compose(Protocol):
    """Runs Compose over docker-compose.yml, with none of our own variables around."""

    def __call__(self, *arguments: str) -> "subprocess.CompletedProcess[str]": ...


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def services(root: Path) -> list[str]:
    return sorted(project.parent.name for project in root.glob("services/*/pyproject.toml"))


@pytest.fixture(scope="session")
def compose(root: Path) -> Compose:
    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PLP_", "COMPOSE_", "DOCKER_"))}
        return subprocess.run([COMPOSE, *arguments], cwd=root, env=plain, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def resolved(compose: Compose) -> Mapping[str, Any]:
    """Everything, of all profiles, with the example's values."""
    done = compose(*EXAMPLE, "--profile", "*", "config", "--format", "json")
    assert done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    return read


@pytest.fixture(scope="session")
def environments(resolved: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """The variables of each container."""
    return {name: container.get("environment", {}) for name, container in resolved["services"].items()}


@pytest.fixture(scope="session")
def https(services: list[str]) -> set[str]:
    """The containers that answer in HTTP, but for the portal."""
    return {service.replace("_", "-") for service in services if service != "portal"}


@pytest.fixture(scope="session")
def works(https: set[str]) -> set[str]:
    """The containers that ship, consume and keep deadlines."""
    return {f"{name}-work" for name in https}
