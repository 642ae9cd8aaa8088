"""What the service is, before anything is served."""

import subprocess
import sys


def test_a_worker_loads_neither_the_optimiser_nor_flask() -> None:
    code = "import sys, matching.service; print(*sorted({'flask', 'numpy', 'rustworkx', 'scipy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == []
