"""The root conftest names folders of tests that share a process, or begin first: a folder that moved must move there too."""

from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def sharing(pytestconfig: pytest.Config, root: Path) -> ModuleType:
    """The root's conftest."""
    found = pytestconfig.pluginmanager.getplugin(str(root / "conftest.py"))
    assert isinstance(found, ModuleType)
    return found


def test_every_folder_and_file_that_is_named_has_tests(sharing: ModuleType, root: Path) -> None:
    named = {*sharing.LONGEST, *sharing.ALONE, *(begin for begins in sharing.TOGETHER.values() for begin in begins)}
    assert len(named) > len(sharing.LONGEST)
    assert [name for name in sorted(named) if not _has_tests(root / name)] == []


def _has_tests(where: Path) -> bool:
    return where.is_file() or any(where.glob("**/test_*.py"))


def test_pure_tests_are_where_they_are_looked_for(sharing: ModuleType, root: Path) -> None:
    assert len(list(root.glob(f"services/*/tests/**/{sharing.PURE}"))) > len(list(root.glob("services/*/tests")))
