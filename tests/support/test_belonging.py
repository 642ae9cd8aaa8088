"""What a `plp` has left behind is found, by whatever it still has in common with it."""

import os
import subprocess
from pathlib import Path

from plp_demo.servers.ports import wait_until
from tests.support.belonging import living


def started(folder: Path, **variables: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(("sleep", "600"), cwd=folder, env={"PATH": os.environ["PATH"], **variables})


def test_processes_are_found_by_their_temporary_folder_or_by_where_they_work(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    by_variable, by_place = started(Path("/"), TMPDIR=str(tmp_path)), started(tmp_path / "data")
    stranger = started(Path("/"), TMPDIR=f"{tmp_path}-other")
    try:
        ours = {by_variable.pid: "sleep 600", by_place.pid: "sleep 600"}
        assert wait_until(lambda: living(tmp_path) == ours, within=60), living(tmp_path)
    finally:
        for process in (by_variable, by_place, stranger):
            process.kill()
            process.wait()
    assert living(tmp_path) == {}
