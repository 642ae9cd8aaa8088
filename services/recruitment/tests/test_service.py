"""What the service is can be read without what only its routes need."""

import subprocess
import sys

import pytest

LOADED = "import sys; import recruitment.service; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


@pytest.mark.parametrize("library", ["flask", "marshmallow", "openpyxl"])
def test_importing_the_service_does_not_import(library: str) -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    assert "recruitment" in loaded
    assert library not in loaded
