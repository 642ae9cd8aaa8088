"""Temporary files in memory."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from plp_testkit.in_memory import PREFIX, enter, leave

GONE = 2**22 + 1
"""The number of no process: Linux gives none above 2**22."""


@pytest.fixture(autouse=True)
def _nobody_has_said_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_they_are_in_a_folder_of_the_process_until_it_leaves(tmp_path: Path) -> None:
    folder = enter(tmp_path, room=0)
    assert folder == tmp_path / f"{PREFIX}{os.getpid()}"
    assert os.environ["TMPDIR"] == tempfile.gettempdir() == str(folder)
    Path(tempfile.mkdtemp(), "file").touch()
    leave(folder)
    assert not folder.exists()
    assert "TMPDIR" not in os.environ
    assert tempfile.gettempdir() != str(folder)


def test_where_somebody_has_said_where_they_are_to_be_they_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "mine"))
    assert enter(tmp_path, room=0) is None


def test_where_there_is_no_room_they_stay_where_they_are(tmp_path: Path) -> None:
    assert enter(tmp_path, room=shutil.disk_usage(tmp_path).total + 1) is None
    assert enter(tmp_path / "missing", room=0) is None
    assert list(tmp_path.iterdir()) == []


def test_what_killed_tests_left_is_removed(tmp_path: Path) -> None:
    left, others = tmp_path / f"{PREFIX}{GONE}", tmp_path / f"{PREFIX}{os.getppid()}"
    for folder in (left, others):
        (folder / "data").mkdir(parents=True)
    assert enter(tmp_path, room=0)
    assert not left.exists()
    assert others.exists()
