"""What the service is can be read without what only its routes need."""

import subprocess
import sys

import pytest

from recruitment.service import routes

LOADED = "import sys; import recruitment.service; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """What a process has imported that has imported the service alone."""
    return subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("library", ["flask", "marshmallow", "openpyxl"])
def test_importing_the_service_does_not_import(loaded: list[str], library: str) -> None:
    assert "recruitment" in loaded
    assert library not in loaded


def test_its_routes_are_made_once() -> None:
    """Otherwise each test would make an application of its own, for a tenth of a second of CPU."""
    assert routes() == routes()
